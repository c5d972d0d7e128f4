from core.case.model import CareType
from core.papers.hospital_card import FLAGS
from core.papers.text import text_of
from tests.core.papers.samples import card


def facts(paper: object) -> dict[str, str]:
    return {label: text_of(runs) for label, runs in paper.facts}  # type: ignore[attr-defined]


def test_a_disease_shows_its_family_large_and_the_local_code_small() -> None:
    paper = card()
    assert paper.headline == "糖尿病"
    assert paper.family == ("病种大类 M016", "参保地代码 M01600")
    assert [c.chosen for c in paper.visits] == [True, False, False]


def test_without_a_disease_the_frame_names_the_care() -> None:
    paper = card(care_type=CareType.INPATIENT, disease="", disease_code="")
    assert (paper.headline, paper.family) == ("住院", None)
    assert [c.chosen for c in paper.visits] == [False, True, False]


def test_emergency_wins_over_everything_and_needs_no_filing() -> None:
    paper = card(emergency=True, care_type=CareType.INPATIENT, kind=None, number="", validity="")
    assert paper.headline == "急诊抢救"
    assert [c.chosen for c in paper.visits] == [False, False, True]
    assert facts(paper)["备　案"] == "无（视同已备案）"
    assert facts(paper)["备案编号"] == "无"
    assert facts(paper)["有效期"] == "无"


def test_the_flags_are_those_of_the_interface() -> None:
    assert [text_of(flag.field) for flag in FLAGS] == [
        "OTP_ER_REFL_FLAG = 1 或 3",
        "IPT_TYPE = 2",
        "REL_TTP_FLAG 0 / 1",
    ]


def test_the_insurance_stands_with_its_platform_code() -> None:
    assert facts(card())["参保地"] == "广西 河池市（451200）　居民医保 390"
