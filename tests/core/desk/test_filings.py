"""The life of a filing at the desk: saved whole, numbered once, moved by rule, found again."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from core.desk.demo_people import demo_id_number
from core.desk.draft import MaterialState
from core.desk.service import Desk
from core.desk.views import RegisterQuery
from core.filing import TO_FOLLOW
from core.kernel.errors import BadInput, BadText, Refused
from tests.core.desk.conftest import NOW, TODAY
from tests.core.desk.makers import file, form, who

MINUTE = timedelta(minutes=1)
HALF_YEAR = timedelta(days=200)


def statuses(desk: Desk, number: str) -> list[str]:
    """The history as the window shows it, without what was taken back."""
    return [step.status_to for step in desk.filing(number, TODAY).history if not step.undone]


def test_a_saved_filing_is_numbered_stored_and_audited_as_one(desk: Desk) -> None:
    saved = file(desk, NOW)
    assert saved.number == "653201-2026-000001"
    assert saved.draft.filing_number == saved.number
    detail = desk.filing(saved.number, TODAY)
    assert statuses(desk, saved.number) == ["accepted", "to_enter"]
    assert detail.draft == saved.draft
    assert (detail.row.due_on, detail.row.due_reason) == (TODAY, "enter")
    packs = {pack["area"]: pack["sha256"] for pack in detail.packs}
    assert packs == {p.area: p.sha256 for p in desk.context.book.for_area("653201").packs}
    db = desk.context.db
    stored = db.filings.get(saved.number)
    assert stored is not None
    answer = db.filings.form(stored.id)
    assert answer is not None
    assert json.loads(answer.answer)["answer"] == "must_file"
    last = db.audit.recent(1)[0]
    assert (last.action, last.object) == ("filing.save", saved.number)
    assert last.summary == "653***********" + stored.cert_no[-4:]
    assert desk.resume(saved.draft.id or "", NOW) == saved.draft


def test_a_faulty_form_stores_nothing_and_names_its_fields(desk: Desk) -> None:
    draft = form(desk, who(desk, NOW), NOW).changed(phone="139", notice_ack_at=None)
    with pytest.raises(BadInput) as caught:
        desk.save_filing(draft, NOW)
    assert [fault.field for fault in caught.value.faults] == ["phone", "notice_ack_at"]
    assert desk.filing_faults(draft, TODAY) == caught.value.faults
    assert desk.register(RegisterQuery(), TODAY).total == 0
    assert desk.find_people("阿依") == ()
    assert file(desk, NOW).number == "653201-2026-000001"


def test_pressing_save_twice_makes_one_filing(desk: Desk) -> None:
    draft = form(desk, who(desk, NOW), NOW)
    saved = desk.save_filing(draft, NOW)
    for again in (draft, saved.draft):
        with pytest.raises((Refused, BadInput)):
            desk.save_filing(again, NOW)
    assert desk.register(RegisterQuery(), TODAY).total == 1


def test_threads_share_one_desk_and_no_number(desk: Desk) -> None:
    drafts = []
    for day in range(1, 13):
        number = demo_id_number("653201", date(1970, 1, day), "男")
        drafts.append(form(desk, who(desk, NOW, id_number=number, name="王建平"), NOW))
    with ThreadPoolExecutor(4) as pool:
        saved = list(pool.map(lambda draft: desk.save_filing(draft, NOW).number, drafts))
    assert sorted(saved) == [f"653201-2026-{at:06d}" for at in range(1, 13)]
    assert desk.verify_audit().intact


def test_the_same_place_is_not_filed_twice(desk: Desk) -> None:
    first = file(desk, NOW)
    with pytest.raises(BadInput, match=f"成都.*{first.number}.*变更"):
        file(desk, NOW + MINUTE)


def test_another_place_asks_for_a_change(desk: Desk) -> None:
    first = file(desk, NOW)
    with pytest.raises(BadInput, match=f"{first.number}.*点“变更”") as caught:
        file(desk, NOW + MINUTE, care_area="440100")
    assert caught.value.faults[0].field == "action"


def test_a_short_journey_may_stand_beside_a_long_stay(desk: Desk) -> None:
    file(desk, NOW)
    other = file(desk, NOW + MINUTE, care_area="110000", kind="temporary_traveller")
    assert other.number == "653201-2026-000002"
    draft = who(desk, NOW + MINUTE)
    assert [row.number for row in desk.past_filings(draft)] == [
        "653201-2026-000002",
        "653201-2026-000001",
    ]


def test_a_filing_already_made_answers_the_next_visit(desk: Desk) -> None:
    draft = who(desk, NOW)
    assert desk.advise(draft, TODAY).filed_ok is None
    file(desk, NOW)
    assert desk.advise(draft, TODAY).filed_ok is True
    elsewhere = draft.changed(care_area="440100")
    assert desk.advise(elsewhere, TODAY).filed_ok is False


def test_entering_asks_for_the_platforms_number(desk: Desk) -> None:
    number = file(desk, NOW).number
    with pytest.raises(Refused, match="平台给的备案编号"):
        desk.move_filing(number, "in_force", NOW)
    desk.move_filing(number, "in_force", NOW + MINUTE, platform_number=" 6532001 ")
    row = desk.filing(number, TODAY).row
    assert (row.status, row.platform_number, row.due_on) == ("in_force", "6532001", None)


def test_a_return_asks_why_and_leads_back(desk: Desk) -> None:
    number = file(desk, NOW).number
    with pytest.raises(Refused, match="退回的原因"):
        desk.move_filing(number, "returned", NOW)
    desk.move_filing(number, "returned", NOW + MINUTE, reason="转诊证明没有盖章")
    desk.move_filing(number, "to_enter", NOW + 2 * MINUTE)
    assert statuses(desk, number) == ["accepted", "to_enter", "returned", "to_enter"]


def test_a_step_that_the_rules_do_not_know_is_refused(desk: Desk) -> None:
    number = file(desk, NOW).number
    for target in ("draft", "accepted", "expired"):
        with pytest.raises(Refused):
            desk.move_filing(number, target, NOW)
    assert statuses(desk, number) == ["accepted", "to_enter"]


def test_undo_takes_exactly_the_last_step_back(desk: Desk) -> None:
    number = file(desk, NOW).number
    desk.move_filing(number, "in_force", NOW + MINUTE, platform_number="6532001")
    desk.undo_filing(number, NOW + 2 * MINUTE)
    detail = desk.filing(number, TODAY)
    assert (detail.row.status, detail.row.platform_number) == ("to_enter", None)
    assert [step.undone for step in detail.history] == [False, False, True]
    desk.undo_filing(number, NOW + 3 * MINUTE)
    assert statuses(desk, number) == ["accepted"]
    assert not desk.filing(number, TODAY).can_undo
    with pytest.raises(Refused, match="不能撤销"):
        desk.undo_filing(number, NOW + 4 * MINUTE)


# 河池 holds long filings for six months; no such rule of 和田 was ever seen.
LOCKED = {"insured_area": "451202", "care_type": "inpatient", "disease": None, "qualified": None}


def test_a_long_filing_is_locked_and_then_may_be_cancelled(desk: Desk) -> None:
    number = file(desk, NOW, **LOCKED).number
    desk.move_filing(number, "in_force", NOW, platform_number="6532001")
    with pytest.raises(Refused, match="2027-05-20 起才能"):
        desk.move_filing(number, "cancelled", NOW + MINUTE)
    later = NOW + HALF_YEAR
    draft = who(desk, later, **LOCKED).changed(
        action="cancel", previous_number=number, remark="回来住了"
    )
    assert desk.filing_faults(draft, TODAY)[0].field == "previous_number"
    assert desk.save_filing(draft, later).number == number
    assert desk.filing(number, later.date()).row.status == "cancelled"
    assert not desk.filing(number, later.date()).can_undo


def test_a_change_ends_the_old_filing_when_it_comes_into_force(desk: Desk) -> None:
    old = file(desk, NOW, **LOCKED).number
    desk.move_filing(old, "in_force", NOW, platform_number="6532001")
    early = {**LOCKED, "action": "change", "previous_number": old, "care_area": "440100"}
    with pytest.raises(BadInput, match="2027-05-20"):
        file(desk, NOW + MINUTE, **early)
    later = NOW + HALF_YEAR
    new = file(desk, later, **early)
    assert desk.filing(old, later.date()).row.status == "in_force"
    desk.move_filing(new.number, "in_force", later + MINUTE, platform_number="6532002")
    assert desk.filing(old, later.date()).row.status == "cancelled"
    assert desk.filing(old, later.date()).history[-1].reason == f"由 {new.number} 变更"


def test_what_has_run_out_expires_once(desk: Desk) -> None:
    number = file(desk, NOW, kind="temporary_traveller").number
    desk.move_filing(number, "in_force", NOW, platform_number="6532001")
    end = desk.filing(number, TODAY).row.valid_to
    assert end is not None
    on_last_day = datetime.combine(end, NOW.timetz())
    assert desk.expire_filings(on_last_day) == 0
    assert desk.expire_filings(on_last_day + timedelta(days=1)) == 1
    assert desk.expire_filings(on_last_day + timedelta(days=1)) == 0
    assert desk.filing(number, end).row.status == "expired"


def test_a_promised_paper_falls_due(desk: Desk) -> None:
    promise = {"proof": MaterialState(until="2026-12-12", state=TO_FOLLOW)}
    number = file(desk, NOW, materials=promise).number
    desk.move_filing(number, "in_force", NOW, platform_number="6532001")
    row = desk.filing(number, TODAY).row
    assert (row.due_on, row.due_reason) == (date(2026, 12, 12), "follow")
    counts = desk.due_counts(TODAY)
    assert (counts.to_follow, counts.nearest["to_follow"]) == (1, date(2026, 12, 12))


def test_the_register_filters_and_counts(desk: Desk) -> None:
    first = file(desk, NOW)
    second = file(
        desk,
        NOW + MINUTE,
        id_number=demo_id_number("653221", date(1981, 6, 15), "男"),
        name="王建平",
        insured_area="653221",
        care_area="330100",
        kind="temporary_traveller",
    )
    desk.move_filing(second.number, "in_force", NOW + 2 * MINUTE, platform_number="6532001")
    draft = who(desk, NOW)
    desk.save_draft(draft, NOW)

    def found(**wanted: object) -> list[str]:
        page = desk.register(replace(RegisterQuery(), **wanted), TODAY)  # type: ignore[arg-type]
        assert page.total == len(page.rows)
        return [row.name for row in page.rows]

    assert found() == ["王建平", "阿依努尔·图尔荪"]
    assert found(text="wjp") == ["王建平"]
    assert found(text=first.number) == ["阿依努尔·图尔荪"]
    assert found(text="000002") == ["王建平"]
    assert found(text=(second.draft.id_number or "")[-4:]) == ["王建平"]
    assert found(statuses=("to_enter",)) == ["阿依努尔·图尔荪"]
    assert found(kinds=("temporary_traveller",), text="王") == ["王建平"]
    assert found(destination="510000") == ["阿依努尔·图尔荪"]
    assert found(destination="510100", text="王") == []
    assert found(clerk_id="0317", valid_from_first=TODAY) == ["王建平", "阿依努尔·图尔荪"]
    assert found(valid_from_last=TODAY - timedelta(days=1)) == []
    assert found(due="to_enter") == ["阿依努尔·图尔荪"]
    assert found(order="due") == ["阿依努尔·图尔荪", "王建平"]
    counts = desk.due_counts(TODAY)
    assert (counts.to_enter, counts.returned, counts.expiring) == (1, 0, 0)
    assert counts.drafts == len(desk.unfinished())
    soon = date(2027, 5, 1)
    assert desk.due_counts(soon).expiring == 1
    assert desk.due_counts(soon).nearest["expiring"] == date(2027, 5, 20)


def test_pages_follow_one_another_without_gap(desk: Desk) -> None:
    for day in range(1, 8):
        number = demo_id_number("653201", date(1970, 1, day), "男")
        file(desk, NOW + day * MINUTE, id_number=number, name="王建平")
    pages = [desk.register(RegisterQuery(text="王", limit=3, offset=at), TODAY) for at in (0, 3, 6)]
    assert [page.total for page in pages] == [7, 7, 7]
    numbers = [row.number for page in pages for row in page.rows]
    assert numbers == [f"653201-2026-{at:06d}" for at in range(7, 0, -1)]


def test_a_full_number_costs_a_reason_and_an_audit_row(desk: Desk) -> None:
    saved = file(desk, NOW)
    with pytest.raises(BadText, match="原因"):
        desk.reveal_id(" ", NOW, filing_number=saved.number)
    assert desk.reveal_id("核对证件", NOW, filing_number=saved.number) == saved.draft.id_number
    (hit,) = desk.find_people("阿依")
    assert desk.reveal_id("核对证件", NOW, person_id=hit.id) == saved.draft.id_number
    assert desk.reveal_id("核对证件", NOW, visit_number="20261120-001", typed="6532") == "6532"
    with pytest.raises(Refused):
        desk.reveal_id("核对证件", NOW, filing_number="653201-2026-999999")
    rows = desk.context.db.audit.recent(3)
    assert {row.action for row in rows} == {"id.reveal"}
    assert {row.reason for row in rows} == {"核对证件"}
    assert saved.draft.id_number not in {row.summary for row in rows}
    assert desk.status(NOW).reveals_today == 3


def test_prints_are_counted(desk: Desk) -> None:
    number = file(desk, NOW).number
    assert [desk.note_print(number, "form", NOW) for _ in range(3)] == [0, 1, 2]
    assert desk.filing(number, TODAY).prints == 3
    assert desk.filing_form(number, NOW + timedelta(days=3)).filled_on == TODAY
