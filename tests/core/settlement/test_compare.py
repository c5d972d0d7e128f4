"""Filed against not filed, and where the money went."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.areas import Divisions
from core.case.model import Case, Route
from core.kernel.money import ZERO, total, yuan
from core.policy import AreaPolicy
from core.settlement import BarKind, compare_filing, comparison_json, estimate, waterfall
from tests.core.settlement.test_estimate import BASE, CRITICAL


@pytest.fixture
def policy(make_policy: Callable[..., AreaPolicy]) -> AreaPolicy:
    return make_policy(BASE)


def test_own_temporary_and_unfiled(
    policy: AreaPolicy, make_case: Callable[..., Case], divisions: Divisions
) -> None:
    own, temporary, unfiled = compare_filing(make_case(), policy, divisions)
    assert own.is_own
    assert own.difference is None
    assert temporary.label == "临时外出，已备案"
    assert temporary.difference == yuan("1800")
    assert temporary.reason == "支付比例 75% 变成 55%–75%"
    assert unfiled.label == "不备案，垫付"
    assert unfiled.estimate is None
    assert unfiled.difference is None
    assert unfiled.route is Route.MANUAL
    assert unfiled.reason == "缺参数：异地降低比例"
    assert comparison_json(unfiled)["estimate"] is None


def test_a_known_rule_for_the_unfiled_gives_the_difference(
    make_policy: Callable[..., AreaPolicy], make_case: Callable[..., Case], divisions: Divisions
) -> None:
    rows = [
        *BASE["settlement.reduction"],
        {"when": {"filing": "none"}, "value": {"mode": "points", "value": "20%"}},
    ]
    policy = make_policy({**BASE, "settlement.reduction": rows})
    unfiled = compare_filing(make_case(), policy, divisions)[2]
    assert unfiled.difference == yuan("1800")
    assert unfiled.reason == "支付比例 75% 变成 55%；先垫付再手工报销"


def test_from_unfiled_the_filings_are_cheaper(
    make_policy: Callable[..., AreaPolicy], make_case: Callable[..., Case], divisions: Divisions
) -> None:
    rows = [
        *BASE["settlement.reduction"],
        {"when": {"filing": "none"}, "value": {"mode": "factor", "value": "60%"}},
    ]
    policy = make_policy({**BASE, "settlement.reduction": rows})
    own, long_term, temporary = compare_filing(make_case(filing=None), policy, divisions)
    assert own.label == "不备案，垫付"
    assert long_term.difference == yuan("-2700")
    assert long_term.reason.endswith("当场直接结算")
    assert temporary.difference == yuan("-2700")


def test_unknown_year_sums_leave_the_difference_open(
    policy: AreaPolicy, make_case: Callable[..., Case], divisions: Divisions
) -> None:
    case = make_case(year_to_date={"disease_fund_paid": None})
    _, temporary, _ = compare_filing(case, policy, divisions)
    assert temporary.difference is None
    assert "本病种已支付不清楚" in temporary.reason


def test_temporary_own_case_is_compared_with_long_term(
    policy: AreaPolicy, make_case: Callable[..., Case], divisions: Divisions
) -> None:
    case = make_case(filing={"kind": "temporary_traveller"})
    labels = [item.label for item in compare_filing(case, policy, divisions)]
    assert labels == ["临时外出，已备案", "长期居住，已备案", "不备案，垫付"]


def test_the_bars_of_the_picture_case(
    policy: AreaPolicy, make_case: Callable[..., Case], divisions: Divisions
) -> None:
    bars = waterfall(estimate(make_case(), policy, divisions))
    assert [(bar.label, bar.amount.plain) for bar in bars] == [
        ("医疗费总额", "10000.00"),
        ("全自费", "500.00"),
        ("先行自付", "300.00"),
        ("起付线", "200.00"),
        ("比例自付", "2250.00"),
        ("统筹基金 75%", "6750.00"),
    ]


def test_bars_add_up_at_both_ends(
    make_policy: Callable[..., AreaPolicy], make_case: Callable[..., Case], divisions: Divisions
) -> None:
    policy = make_policy({**BASE, "critical.brackets": CRITICAL})
    case = make_case(filing={"kind": "temporary_traveller"}, year_to_date={"critical_basis": None})
    bars = waterfall(estimate(case, policy, divisions))
    whole, rest = bars[0], bars[1:]
    assert whole.kind is BarKind.TOTAL
    for end in ("amount", "high"):
        amounts = [getattr(bar, end) or (bar.amount if bar.high is None else ZERO) for bar in rest]
        assert total(amounts) == whole.amount


def test_no_figure_no_bars(
    policy: AreaPolicy, make_case: Callable[..., Case], divisions: Divisions
) -> None:
    assert waterfall(estimate(make_case(filing=None), policy, divisions)) == ()
