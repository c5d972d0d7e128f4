"""What an estimate does with filing, route, ceilings, missing rules and unknown facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.areas import Divisions
from core.case.model import Case, FilingKind, Route
from core.kernel.errors import BadInput
from core.kernel.money import yuan
from core.kernel.status import Status
from core.policy import AreaPolicy, RuleConflict
from core.settlement import Estimate, EstimateStatus, estimate, estimate_json

MakePolicy = Callable[..., AreaPolicy]
MakeCase = Callable[..., Case]

NONE = {"mode": "none"}
BASE = {
    "chronic.ratio": [{"when": {"disease": "M005"}, "value": "75%"}],
    "chronic.deductible": [
        {"value": {"amount": "200.00", "period": "year", "order": "before_ratio"}}
    ],
    "chronic.ceiling": [{"value": {"amount": "100000.00", "period": "year", "scope": "disease"}}],
    "pool.annual_ceiling": [{"value": {"amount": "unlimited", "period": "year", "scope": "pool"}}],
    "settlement.reduction": [
        {"when": {"filing": "long_term_resident"}, "value": NONE},
        {
            "when": {"filing": "temporary_traveller"},
            "value": {"mode": "points", "from": "0%", "to": "20%"},
            "status": "secondary",
        },
    ],
}


@pytest.fixture
def run(make_policy: MakePolicy, divisions: Divisions) -> Callable[..., Estimate]:
    def run(case: Case, **tables: object) -> Estimate:
        changed = {name.replace("__", "."): rows for name, rows in tables.items()}
        merged = {**BASE, **changed}
        policy = make_policy({name: rows for name, rows in merged.items() if rows})
        return estimate(case, policy, divisions)

    return run


def amounts(found: Estimate, *codes: str) -> list[str | None]:
    return [None if (a := found.lines[code]) is None else a.plain for code in codes]


def test_every_line_of_the_picture_case(run: Callable[..., Estimate], make_case: MakeCase) -> None:
    found = run(make_case())
    assert found.status is EstimateStatus.COMPUTED
    assert found.confidence is Status.OFFICIAL
    assert {code: None if a is None else a.plain for code, a in found.lines.items()} == {
        "medfee_sumamt": "10000.00",
        "fulamt_ownpay_amt": "500.00",
        "overlmt_selfpay": "0.00",
        "preselfpay_amt": "300.00",
        "inscp_scp_amt": "9200.00",
        "act_pay_dedc": "200.00",
        "hifp_pay": "6750.00",
        "hifmi_pay": None,
        "hifob_pay": None,
        "cvlserv_pay": None,
        "maf_pay": None,
        "fund_pay_sumamt": "6750.00",
        "psn_part_amt": "3250.00",
        "acct_pay": "0.00",
        "psn_cash_pay": "3250.00",
    }
    assert found.node("hifp_pay").formula == "（9,200.00 − 200.00）× 75% ="  # type: ignore[union-attr]
    assert "居民大病保险没有规则，没有算进去，实际可能少付一些" in found.notices


def test_deductible_after_the_ratio(run: Callable[..., Estimate], make_case: MakeCase) -> None:
    after = {"amount": "20.00", "period": "month", "order": "after_ratio"}
    found = run(make_case(), chronic__deductible=[{"value": after}])
    # 9,200 × 75 % = 6,900, then the 20 come off the fund's share.
    assert amounts(found, "hifp_pay", "act_pay_dedc", "psn_part_amt") == [
        "6880.00",
        "20.00",
        "3120.00",
    ]
    assert found.node("hifp_pay").formula == "9,200.00 × 75% − 20.00 ="  # type: ignore[union-attr]


def test_deductible_already_paid_is_topped_up(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = run(make_case(year_to_date={"deductible_paid": "150.00"}))
    assert amounts(found, "act_pay_dedc", "hifp_pay") == ["50.00", "6862.50"]


def test_a_visit_deductible_does_not_ask_what_was_paid(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    visit = {"amount": "200.00", "period": "visit", "order": "before_ratio"}
    case = make_case(year_to_date={"deductible_paid": None})
    found = run(case, chronic__deductible=[{"value": visit}])
    assert found.status is EstimateStatus.COMPUTED
    assert amounts(found, "act_pay_dedc") == ["200.00"]


def test_the_deductible_is_never_more_than_the_bill(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    bill = {"total": "150.00", "excluded": "0.00", "first_self_payment": "0.00"}
    found = run(make_case(bill=bill))
    assert amounts(found, "act_pay_dedc", "hifp_pay", "psn_part_amt") == [
        "150.00",
        "0.00",
        "150.00",
    ]


def test_disease_ceiling_cuts_and_says_so(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = run(make_case(year_to_date={"disease_fund_paid": "95000.00"}))
    assert amounts(found, "hifp_pay", "psn_part_amt") == ["5000.00", "5000.00"]
    assert found.parts is not None
    assert found.parts.over_ceiling == yuan("1750")
    ceiling = found.node("ceiling")
    assert ceiling is not None
    assert ceiling.value == "封顶"
    assert "还剩 5,000.00" in ceiling.formula


def test_pool_ceiling_cuts_after_the_disease_ceiling(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    pool = [{"value": {"amount": "50000.00", "period": "year", "scope": "pool"}}]
    found = run(make_case(year_to_date={"pool_paid": "47000.00"}), pool__annual_ceiling=pool)
    assert amounts(found, "hifp_pay") == ["3000.00"]


@pytest.mark.parametrize(
    ("reduction", "fund", "extra"),
    [
        ({"mode": "points", "value": "10%"}, "5850.00", "0.00"),  # 9,000 × 65 %
        ({"mode": "factor", "value": "80%"}, "5400.00", "0.00"),  # 9,000 × 60 %
        ({"mode": "extra_first_payment", "value": "10%"}, "6060.00", "920.00"),  # 8,080 × 75 %
        ({"mode": "none"}, "6750.00", "0.00"),
    ],
)
def test_the_four_mechanisms(
    run: Callable[..., Estimate],
    make_case: MakeCase,
    reduction: dict[str, str],
    fund: str,
    extra: str,
) -> None:
    found = run(make_case(), settlement__reduction=[{"value": reduction}])
    assert amounts(found, "hifp_pay") == [fund]
    assert found.parts is not None
    assert found.parts.transfer_self.plain == extra


def test_a_bound_gives_a_range_and_names_it(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = run(make_case(filing={"kind": "temporary_traveller"}))
    assert found.status is EstimateStatus.RANGE
    assert found.high is not None
    assert amounts(found, "psn_part_amt") == ["3250.00"]
    assert found.high["psn_part_amt"] == yuan("5050")
    assert [m.concept for m in found.missing] == ["settlement.reduction"]
    assert found.confidence is Status.SECONDARY
    ratio = found.node("ratio")
    assert ratio is not None
    assert ratio.value == "55%–75%"


def test_only_facts_that_matter_are_missing(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = run(make_case(year_to_date=dict.fromkeys(("deductible_paid", "pool_paid"))))
    assert found.status is EstimateStatus.RANGE
    # The pool has no limit here, so what it paid before does not matter.
    assert [m.concept for m in found.missing] == ["case.year_to_date.deductible_paid"]
    assert (found.lines["act_pay_dedc"], found.high and found.high["act_pay_dedc"]) == (
        yuan("0"),
        yuan("200"),
    )


def test_unknown_parts_of_the_bill_span_the_rest_of_it(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = run(make_case(bill={"excluded": None}))
    assert found.high is not None
    assert amounts(found, "fulamt_ownpay_amt", "psn_part_amt") == ["0.00", "2875.00"]
    assert found.high["fulamt_ownpay_amt"] == yuan("9700")
    assert found.high["psn_part_amt"] == yuan("10000")


def test_missing_rules_give_no_number_and_are_all_named(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = run(make_case(), chronic__ratio=[], chronic__ceiling=[])
    assert found.status is EstimateStatus.NO_RULE
    assert [m.concept for m in found.missing] == ["chronic.ratio", "chronic.ceiling"]
    assert amounts(found, "hifp_pay", "psn_part_amt") == [None, None]
    assert amounts(found, "medfee_sumamt", "inscp_scp_amt") == ["10000.00", "9200.00"]
    assert found.trace == ()
    assert estimate_json(found)["confidence"] is None


def test_unfiled_across_provinces_is_by_hand_and_has_no_rule_here(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = run(make_case(filing=None))
    assert found.status is EstimateStatus.NO_RULE
    assert (found.filing, found.route) == (None, Route.MANUAL)
    assert [m.concept for m in found.missing] == ["settlement.reduction"]
    assert any("先垫付" in notice for notice in found.notices)


@pytest.mark.parametrize(
    ("filing", "emergency", "counts"),
    [
        ({"kind": "long_term_resident", "valid_from": "2026-12-01"}, False, None),
        ({"kind": "long_term_resident", "valid_to": "2026-11-20"}, False, None),
        ({"kind": "long_term_resident", "area": "440100"}, False, None),
        ({"kind": "long_term_resident", "area": "510107"}, False, FilingKind.LONG_TERM_RESIDENT),
        (None, True, FilingKind.EMERGENCY_RESCUE),
    ],
)
def test_only_a_filing_that_covers_the_care_counts(
    run: Callable[..., Estimate],
    make_case: MakeCase,
    filing: dict[str, str] | None,
    emergency: bool,
    counts: FilingKind | None,
) -> None:
    part = None if filing is None else {"valid_from": None, **filing}
    rows = [{"value": NONE}]
    found = run(make_case(filing=part, care={"emergency": emergency}), settlement__reduction=rows)
    assert found.filing is counts
    assert (found.route is Route.MANUAL) == (counts is None)


def test_closed_disease_or_institution_means_paying_first(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    closed = {"institution": {"level": "3", "network": False, "opened_diseases": ["M039"]}}
    found = run(make_case(care=closed))
    assert found.route is Route.MANUAL
    assert any("没有联网" in notice for notice in found.notices)
    assert any("没有开通这个病种" in notice for notice in found.notices)
    listed = run(make_case(), chronic__national_direct=[{"value": "no"}])
    assert any("跨省直接结算的病种里" in notice for notice in listed.notices)


def test_a_disease_that_is_not_recognised_is_said(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = run(make_case(person={"qualified_diseases": ["M039"]}))
    assert any("没有认定资格" in notice for notice in found.notices)
    unknown = run(make_case(person={"qualified_diseases": None}))
    assert any("资格没有核实" in notice for notice in unknown.notices)


CRITICAL = [
    {
        "when": {"insurance": "resident"},
        "value": {
            "threshold": "2000.00",
            "basis": "excess",
            "cap": "1000.00",
            "steps": [{"to": "500.00", "ratio": "50%"}, {"to": None, "ratio": "60%"}],
        },
    }
]


def test_critical_illness_pays_what_this_bill_adds(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    # Own in scope: 200 + 2,250 = 2,450, so 450 above the threshold at 50 %.
    found = run(make_case(), critical__brackets=CRITICAL)
    assert amounts(found, "hifmi_pay", "fund_pay_sumamt", "psn_part_amt") == [
        "225.00",
        "6975.00",
        "3025.00",
    ]
    later = run(make_case(year_to_date={"critical_basis": "2400.00"}), critical__brackets=CRITICAL)
    # Entitlement 250 + 2,350 × 60 % is capped at 1,000; 200 were paid on the first 2,400.
    assert amounts(later, "hifmi_pay") == ["800.00"]


def test_unknown_earlier_payments_span_what_critical_illness_can_pay(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    case = make_case(year_to_date={"critical_basis": None})
    found = run(case, critical__brackets=CRITICAL)
    assert found.high is not None
    assert [m.concept for m in found.missing] == ["case.year_to_date.critical_basis"]
    assert found.high["hifmi_pay"] == yuan("0")  # the cap was reached before
    assert amounts(found, "hifmi_pay") == ["1000.00"]


def test_the_level_decides_and_is_unknown(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    by_level = [
        {"when": {"level": level}, "value": ratio}
        for level, ratio in (("3", "60%"), ("2", "70%"), ("1", "80%"), ("none", "80%"))
    ]
    case = make_case(care={"institution": {"level": None}})
    found = run(case, chronic__ratio=by_level)
    assert found.status is EstimateStatus.RANGE
    assert [m.label for m in found.missing] == ["机构级别"]
    assert amounts(found, "hifp_pay") == ["7200.00"]
    assert found.high is not None
    assert found.high["hifp_pay"] == yuan("5400")
    gap = run(case, chronic__ratio=by_level[:2])
    assert gap.status is EstimateStatus.NO_RULE
    assert [m.concept for m in gap.missing] == ["case.level"]
    assert gap.missing[0].is_fact


def test_the_second_stay_of_the_year(run: Callable[..., Estimate], make_case: MakeCase) -> None:
    stay = {
        "inpatient__ratio": [{"value": "60%"}],
        "inpatient__deductible": [
            {
                "when": {"admission_no": number},
                "value": {"amount": amount, "period": "visit", "order": "before_ratio"},
            }
            for number, amount in (("1", "600.00"), ("2+", "300.00"))
        ],
    }
    second = make_case(care={"type": "inpatient", "disease": None, "admission_no": 3})
    assert amounts(run(second, **stay), "act_pay_dedc") == ["300.00"]
    care = {"type": "inpatient", "disease": None}
    counted = make_case(care=care, year_to_date={"admissions": 0})
    assert amounts(run(counted, **stay), "act_pay_dedc") == ["600.00"]
    unknown = run(make_case(care=care), **stay)
    assert unknown.status is EstimateStatus.RANGE
    assert [m.concept for m in unknown.missing] == ["case.admission_no"]


def test_without_a_pool_ceiling_the_result_is_unverified(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = run(make_case(), pool__annual_ceiling=[])
    assert found.confidence is Status.UNVERIFIED
    assert any("年度限额没有规则" in notice for notice in found.notices)


def test_contradicting_rows_are_a_conflict(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    rows = [
        {"when": {"disease": "M005"}, "value": "75%"},
        {"when": {"insurance": "resident"}, "value": "70%"},
    ]
    with pytest.raises(RuleConflict):
        run(make_case(), chronic__ratio=rows)


def test_a_bill_that_cannot_be_is_refused(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    with pytest.raises(BadInput) as none:
        run(make_case(bill=None))
    assert none.value.faults[0].field == "bill"


def test_json_has_the_fields_of_the_interface_in_order(
    run: Callable[..., Estimate], make_case: MakeCase
) -> None:
    found = estimate_json(run(make_case(filing={"kind": "temporary_traveller"})))
    assert list(found)[:4] == ["status", "confidence", "lines", "high"]
    assert list(found["lines"])[0::14] == ["medfee_sumamt", "psn_cash_pay"]  # type: ignore[call-overload]
    assert found["high"]["psn_part_amt"] == "5050.00"  # type: ignore[index]
    assert found["packs"][0]["area"] == "653200"  # type: ignore[index]
    assert len(found["packs"][0]["sha256"]) == 64  # type: ignore[index]
    assert "high" not in estimate_json(run(make_case()))
