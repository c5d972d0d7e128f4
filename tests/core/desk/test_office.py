"""The office folder: whole or absent, wherever it lies, and nobody's data outside cases.db."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from core.desk.demo_people import demo_people
from core.desk.office import (
    DEMO_CLERK,
    DEMO_PASSWORD,
    Office,
    create_demo_office,
    create_office,
    open_office,
    sign_in,
)
from core.desk.office_folder import write_office
from core.desk.service import Desk
from core.desk.views import RegisterQuery
from core.kernel.errors import BadText, DamagedStore, NewerSchema, Refused, WrongKey
from core.people.id_number import parse_id_number
from core.store.cases_db import CasesDb
from core.store.errors import StoreMissing
from tests.core.desk.conftest import CHINA, CLERK, NOW, PASSWORD, TODAY, make_office
from tests.core.desk.makers import file, form, who
from tests.core.store.test_engine import flip
from tests.support.offices import MadeOffice


@pytest.fixture
def demo(demo_office: MadeOffice, tmp_path: Path) -> Office:
    """The demonstration, in a folder of this test."""
    return open_office(demo_office.copied(tmp_path / "我的 窗口"))


@pytest.fixture
def demo_desk(demo_office: MadeOffice, demo: Office) -> Iterator[Desk]:
    """Signed in to the demonstration."""
    desk = demo_office.desk(demo.folder, NOW)
    yield desk
    desk.close()


def test_an_office_opens_as_it_was_made(office: Office) -> None:
    assert open_office(office.folder) == office
    assert office.clerks == ((CLERK, "古丽米热·艾尼"),)
    assert not office.demo
    moved = office.renamed("5 号台")
    assert open_office(office.folder).desk == moved.desk == "5 号台"


@pytest.mark.parametrize("stranger", ["notes.txt", "office.json", "keys.json"])
def test_a_folder_in_use_is_refused_and_left_alone(tmp_path: Path, stranger: str) -> None:
    path = tmp_path / stranger
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="空"):
        make_office(tmp_path, "653201")
    with pytest.raises(Refused, match="空"):
        create_demo_office(tmp_path, TODAY)
    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [
        (stranger, "mine")
    ]


@pytest.mark.parametrize(
    ("area", "password"), [("999999", PASSWORD), ("653201", "short"), ("653201", "Clerk-0317")]
)
def test_a_failed_creation_leaves_nothing(tmp_path: Path, area: str, password: str) -> None:
    folder = tmp_path / "新 办公"
    with pytest.raises(BadText):
        create_office(folder, "x", "1", area, CLERK, "甲", password, NOW)
    assert not folder.exists()


def test_a_folder_without_an_office_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="没有办公数据"):
        open_office(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1, "name": "x"}'])
def test_a_spoiled_office_file_is_damage(office: Office, text: str) -> None:
    (office.folder / "office.json").write_text(text, encoding="utf-8")
    with pytest.raises(DamagedStore):
        open_office(office.folder)


def test_a_later_office_is_left_alone(office: Office) -> None:
    path = office.folder / "office.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**body, "format": 2}), encoding="utf-8")
    with pytest.raises(NewerSchema):
        open_office(office.folder)


def test_a_wrong_password_and_a_damaged_file_are_told_apart(office: Office) -> None:
    with pytest.raises(WrongKey, match="还可试 4 次"):
        sign_in(office, CLERK, "Wrong-Word-1", NOW)
    flip(office.cases_path, 40)
    with pytest.raises(DamagedStore, match="口令是对的"):
        sign_in(office, CLERK, PASSWORD, NOW)


def test_a_switched_off_clerk_stays_out(desk: Desk, office: Office) -> None:
    with desk.context.db.transaction():
        desk.context.db.clerks.set_active(CLERK, active=False)
    with pytest.raises(Refused, match="停用"):
        sign_in(office, CLERK, PASSWORD, NOW)


def test_without_a_list_of_institutions_the_desk_still_opens(office: Office) -> None:
    office.directory_path.unlink()
    desk = sign_in(office, CLERK, PASSWORD, NOW)
    status = desk.status(NOW)
    assert (status.list_date, status.list_age, status.list_demo) == (None, None, False)
    desk.close()


def test_the_status_bar_tells_ages_and_a_clock_gone_back(desk: Desk) -> None:
    status = desk.status(NOW)
    assert (status.backup_at, status.list_age, status.list_demo) == (None, 17, True)
    assert [pack.area for pack in status.packs] == ["653200", "650000", "000000"]
    assert status.clock_ok
    done = desk.back_up(NOW)
    later = desk.status(NOW + timedelta(days=4))
    assert (later.backup_at, later.backup_age) == (NOW, 4)
    assert done.rows["clerk"] == 1
    assert not desk.status(NOW - timedelta(hours=1)).clock_ok
    overdue = max(pack.review_by for pack in status.packs) + timedelta(days=1)
    moment = datetime.combine(overdue, NOW.timetz())
    assert all(pack.overdue for pack in desk.status(moment).packs)


def test_the_recovery_key_and_a_backup_bring_an_office_back(tmp_path: Path) -> None:
    made = create_office(
        tmp_path / "old", "演示大厅", "3 号台", "653201", CLERK, "古丽米热", PASSWORD, NOW
    )
    desk = sign_in(made.office, CLERK, PASSWORD, NOW)
    number = file(desk, NOW).number
    copy = desk.back_up(NOW).path
    desk.close()
    new = tmp_path / "new"
    new.mkdir()
    shutil.copy(copy, new / "cases.db")
    shutil.copy(copy.with_suffix(".keys.json"), new / "keys.json")
    office = Office(new, "演示大厅", "3 号台", "653201", "real")
    write_office(office)
    keyring = office.keyring
    key = keyring.unlock_with_recovery(made.recovery_key, NOW)
    keyring.set_clerk(CLERK, "古丽米热", "Xin-Kouling-1", key, bytes, NOW)
    restored = sign_in(office, CLERK, "Xin-Kouling-1", NOW)
    assert restored.filing(number, TODAY).row.name == "阿依努尔·图尔荪"
    restored.close()


def test_nobody_stands_in_clear_anywhere_in_the_folder(desk: Desk, office: Office) -> None:
    secrets = ["阿依努尔", "图尔荪", "13900000001", "2 栋 301 室", "核对证件的原因"]
    saved = file(desk, NOW)
    assert saved.draft.id_number is not None
    secrets += [saved.draft.id_number, saved.number]
    half = form(desk, who(desk, NOW), NOW).changed(agent_name="努尔麦麦提")
    desk.save_draft(half, NOW)
    desk.save_estimate(saved.draft.changed(bill_total="10000.00"), NOW)
    desk.reveal_id("核对证件的原因", NOW, filing_number=saved.number)
    desk.back_up(NOW)
    assert (office.folder / "cases.db-wal").stat().st_size > 0
    assert_hidden(office.folder, [*secrets, "努尔麦麦提"])
    desk.close()
    assert_hidden(office.folder, [*secrets, "努尔麦麦提"])


def test_the_demonstration_hides_its_people_too(demo: Office) -> None:
    people = demo_people()
    assert_hidden(demo.folder, [p.name for p in people] + [p.id_number for p in people])


def test_the_demonstration_is_complete(demo_desk: Desk) -> None:
    page = demo_desk.register(RegisterQuery(limit=100), TODAY)
    assert page.total == len(demo_people()) >= 40
    found = dict.fromkeys(("to_enter", "accepted", "returned", "in_force", "expired"), 0)
    for row in page.rows:
        found[row.status] = found.get(row.status, 0) + 1
    assert min(found.values()) > 0
    assert found["cancelled"] > 0
    counts = demo_desk.due_counts(TODAY)
    shown = (counts.to_enter, counts.returned, counts.expiring, counts.to_follow)
    assert min(*shown, counts.drafts) > 0
    # No rule of 和田 about a lock was ever seen: nothing can fall due for a change.
    assert counts.changeable == 0
    assert demo_desk.verify_audit().intact
    assert demo_desk.verify_audit().clock_back == ()
    status = demo_desk.status(NOW)
    assert status.demo
    assert status.list_demo
    assert (status.backup_age, status.list_age) == (0, 17)
    assert demo_desk.context.db.session.number("SELECT count(*) FROM estimate") == 1
    (draft,) = demo_desk.unfinished()
    assert demo_desk.resume(draft.id, NOW).name == "阿依努尔·图尔荪"


def test_demonstration_numbers_fit_their_people_and_belong_to_nobody() -> None:
    people = demo_people()
    for person in people:
        number = parse_id_number(person.id_number, TODAY)
        assert number.birth_date == person.birth
        assert number.area_code == person.insured_area
        assert person.id_number[14:17] in ("996", "997", "998", "999")
        assert person.phone.startswith("1390000")
    assert len({person.id_number for person in people}) == len(people)


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2027, 1, 1), date(2028, 2, 29)])
def test_the_demonstration_can_be_made_on_any_day(tmp_path: Path, day: date) -> None:
    now = datetime(day.year, day.month, day.day, 0, 5, tzinfo=CHINA)
    office = create_demo_office(tmp_path / "demo", day, now)
    desk = sign_in(office, DEMO_CLERK, DEMO_PASSWORD, now)
    assert desk.register(RegisterQuery(), day).total == len(demo_people())
    assert desk.status(now).clock_ok
    desk.close()


def test_the_key_of_one_office_does_not_open_another(office: Office, demo: Office) -> None:
    key = office.keyring.unlock(CLERK, PASSWORD, NOW)
    with pytest.raises(WrongKey):
        CasesDb.open(demo.cases_path, key)


def assert_hidden(folder: Path, secrets: list[str]) -> None:
    """No file holds any of these in the encodings a program would write."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 4
    for path in files:
        content = path.read_bytes()
        for secret in secrets:
            for encoding in ("utf-8", "utf-16-le", "gb18030"):
                assert secret.encode(encoding) not in content, (path.name, encoding)
            escaped = json.dumps(secret)[1:-1].encode()
            assert escaped not in content, path.name
