"""The schema of cases.db, one SQL text a migration. A released text is never edited."""

from __future__ import annotations

FIRST = """
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL CHECK (value > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE clerk (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('clerk', 'reviewer', 'admin', 'auditor')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  cert_type TEXT NOT NULL,
  cert_no TEXT NOT NULL,
  name TEXT NOT NULL,
  sex TEXT,
  birth_date TEXT,
  insured_area TEXT NOT NULL,
  insurance TEXT NOT NULL,
  category TEXT NOT NULL,
  insured_status TEXT,
  assistance TEXT,
  phone TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (cert_type, cert_no)
) STRICT;

CREATE VIRTUAL TABLE person_term USING fts5(
  terms, content='', contentless_delete=1, detail=none,
  tokenize="unicode61 remove_diacritics 0"
);

CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  clerk_id TEXT NOT NULL REFERENCES clerk (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'discarded')),
  draft TEXT,
  created_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  CHECK (state = 'discarded' OR draft IS NOT NULL)
) STRICT;
CREATE INDEX visit_open ON visit (state, saved_at);

CREATE TABLE filing (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person (id),
  visit_id INTEGER REFERENCES visit (id),
  kind TEXT NOT NULL,
  action TEXT NOT NULL,
  previous_number TEXT,
  insured_area TEXT NOT NULL,
  insurance TEXT NOT NULL,
  destination TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  change_from TEXT,
  status TEXT NOT NULL,
  platform_number TEXT,
  follow_on TEXT,
  due_on TEXT,
  due_reason TEXT,
  clerk_id TEXT NOT NULL REFERENCES clerk (id),
  created_at TEXT NOT NULL,
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
) STRICT;
CREATE INDEX filing_person ON filing (person_id);
CREATE INDEX filing_filter ON filing (status, kind, destination, clerk_id, valid_from);
CREATE INDEX filing_kind ON filing (kind, id);
CREATE INDEX filing_destination ON filing (destination, id);
CREATE INDEX filing_from ON filing (valid_from);
CREATE INDEX filing_due ON filing (due_on) WHERE due_on IS NOT NULL;
CREATE INDEX filing_expiry ON filing (status, valid_to);
CREATE INDEX filing_follow ON filing (follow_on) WHERE follow_on IS NOT NULL;
CREATE INDEX filing_change ON filing (status, change_from);

CREATE VIRTUAL TABLE filing_term USING fts5(
  terms, content='', contentless_delete=1, detail=none,
  tokenize="unicode61 remove_diacritics 0"
);

CREATE TABLE filing_form (
  filing_id INTEGER PRIMARY KEY REFERENCES filing (id),
  draft TEXT NOT NULL,
  answer TEXT NOT NULL,
  packs TEXT NOT NULL
) STRICT;

CREATE TABLE filing_step (
  id INTEGER PRIMARY KEY,
  filing_id INTEGER NOT NULL REFERENCES filing (id),
  at TEXT NOT NULL,
  status_from TEXT,
  status_to TEXT NOT NULL,
  clerk_id TEXT NOT NULL REFERENCES clerk (id),
  reason TEXT NOT NULL DEFAULT '',
  platform_before TEXT,
  undone_at TEXT
) STRICT;
CREATE INDEX filing_step_of ON filing_step (filing_id, id);

CREATE TABLE estimate (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  visit_id INTEGER REFERENCES visit (id),
  person_id INTEGER REFERENCES person (id),
  filing_number TEXT,
  day TEXT NOT NULL,
  status TEXT NOT NULL,
  confidence TEXT NOT NULL,
  engine TEXT NOT NULL,
  inputs TEXT NOT NULL,
  packs TEXT NOT NULL,
  result TEXT NOT NULL,
  clerk_id TEXT NOT NULL REFERENCES clerk (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX estimate_person ON estimate (person_id, id);
CREATE INDEX estimate_visit ON estimate (visit_id, id);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  utc TEXT NOT NULL,
  local TEXT NOT NULL,
  clerk_id TEXT NOT NULL,
  desk TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  summary TEXT NOT NULL,
  reason TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX audit_object ON audit (object, action);
CREATE INDEX audit_action ON audit (action, utc);
CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
"""
