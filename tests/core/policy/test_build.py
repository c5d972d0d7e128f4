"""Building: the same folder gives the same bytes, and reading them back gives the same rules."""

from __future__ import annotations

import hashlib
from datetime import date
from fractions import Fraction
from pathlib import Path

from policy_makers import FILES, write_folder

from core.policy import PolicyBook
from core.policy.build import build_pack, write_pack

DAY = date(2026, 11, 20)


def test_bytes_are_canonical_and_hashed(tmp_path: Path) -> None:
    built = write_pack(write_folder(tmp_path))
    assert built.content == build_pack(tmp_path / "999900").content
    assert built.pack.sha256 == hashlib.sha256(built.content).hexdigest()
    assert built.content.endswith(b"}\n")
    assert b": " not in built.content
    assert "报销比例".encode() in built.content


def test_the_order_of_keys_in_yaml_does_not_matter(tmp_path: Path) -> None:
    first = build_pack(write_folder(tmp_path / "a")).content
    lines = FILES["pack.yaml"].splitlines()
    second = write_folder(tmp_path / "b", {"pack.yaml": "\n".join(reversed(lines)) + "\n"})
    assert build_pack(second).content == first


def test_loaded_json_answers_like_the_folder(tmp_path: Path) -> None:
    built = write_pack(write_folder(tmp_path))
    loaded = PolicyBook.load(tmp_path).pack("999900")
    assert loaded is not None
    assert loaded.sha256 == built.pack.sha256
    assert loaded.diseases == built.pack.diseases
    assert loaded.guide == built.pack.guide
    table = loaded.tables["chronic.ratio"]
    sure, possible = table.match({"insurance": "employee"}, DAY)
    assert [rule.value for _, rule in sure] == [Fraction(85, 100)]
    assert possible == []


def test_every_scalar_is_text(tmp_path: Path) -> None:
    """YAML's own traps: on, 0123, 12:30 and 1e3 stay what was typed."""
    offices = (
        "- {name: on, area: '012300', address: 0123, source: doc,"
        " phones: [{label: 12:30, number: 1e3}]}\n"
    )
    pack = build_pack(write_folder(tmp_path, {"offices.yaml": offices})).pack
    office = pack.offices[0]
    assert (office.name, office.address, office.phones) == ("on", "0123", (("12:30", "1e3"),))


def test_a_pack_without_lists_is_a_pack(tmp_path: Path) -> None:
    left_out: dict[str, str | None] = {"diseases.yaml": None, "offices.yaml": None}
    pack = build_pack(write_folder(tmp_path, left_out)).pack
    assert (pack.diseases, pack.offices) == ((), ())
