"""The directory file: rowid is the rank; one token table answers text and filters together."""

from __future__ import annotations

APPLICATION_ID = 0x59494431  # "YID1"
VERSION = 2

TABLES = f"""
pragma application_id={APPLICATION_ID};
pragma user_version={VERSION};
create table info(key text primary key, value text not null) strict, without rowid;
create table inst(
  id integer primary key,
  code text not null,
  name text not null,
  fold text not null,
  reading text not null,
  area text not null,
  county_name text not null,
  level text not null,
  level_group text not null,
  deductible_level text not null,
  kind text not null,
  ownership text not null,
  address text not null,
  phone text not null,
  network text not null,
  services integer not null,
  institution_class text
) strict;
create table inst_service(
  inst_id integer not null, service text not null, since text,
  primary key(inst_id, service)
) strict, without rowid;
create table inst_disease(
  inst_id integer not null, disease text not null, since text,
  primary key(inst_id, disease)
) strict, without rowid;
create virtual table inst_fts using fts5(
  t, content='', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0"
);
"""

INDEXES = """
create unique index inst_code on inst(code);
create index inst_fold on inst(fold);
insert into inst_fts(inst_fts) values('optimize');
analyze inst;
"""
