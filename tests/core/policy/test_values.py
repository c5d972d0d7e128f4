"""Typed values: exact numbers from text, and a sentence that names the part to mend."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from core.kernel.errors import BadText
from core.kernel.money import Money
from core.policy.values import Brackets, BracketStep, Ceiling, Deductible, Reduction, read_value

GOOD: list[tuple[str, Any, Any]] = [
    ("percent", "92.5%", Fraction(37, 40)),
    ("yuan", "200.00", Money(20000)),
    ("flag", "yes", True),
    ("months", "6", 6),
    ("list", ["甲", {"a": "b"}], ("甲", {"a": "b"})),
    ("deductible", {"amount": "20.00", "period": "month", "order": "after_ratio"},
     Deductible(Money(2000), "month", "after_ratio")),
    ("ceiling", {"amount": "unlimited", "period": "year", "scope": "pool"},
     Ceiling(None, "year", "pool")),
    ("reduction", {"mode": "none"}, Reduction("none", Fraction(0), Fraction(0))),
    ("reduction", {"mode": "points", "from": "0%", "to": "20%"},
     Reduction("points", Fraction(0), Fraction(1, 5))),
    ("reduction", {"mode": "factor", "value": "80%"},
     Reduction("factor", Fraction(4, 5), Fraction(4, 5))),
    ("brackets", {"threshold": "12000.00", "basis": "cumulative", "cap": "unlimited",
                  "steps": [{"to": "30000.00", "ratio": "60%"}, {"to": None, "ratio": "75%"}]},
     Brackets(Money(1200000), "cumulative", None,
              (BracketStep(Money(3000000), Fraction(3, 5)), BracketStep(None, Fraction(3, 4))))),
]  # fmt: skip

STEPS = {"threshold": "12000.00", "basis": "excess", "cap": "unlimited"}
BAD: list[tuple[str, Any, str]] = [
    ("percent", "0.8", "百分数"),
    ("percent", None, "百分数"),
    ("yuan", "200", "两位小数"),
    ("yuan", "-200.00", "两位小数"),
    ("flag", "true", "yes 或 no"),
    ("months", "半年", "整数"),
    ("list", [], "至少一条"),
    ("text", " ", "一句文字"),
    ("deductible", {"amount": "20.00", "period": "month"}, "缺 order"),
    ("deductible", {"amount": "20.00", "period": "week", "order": "after_ratio"}, "period：“week”"),
    ("deductible", {"amount": "20.00", "period": "month", "order": "after_ratio", "x": "1"}, " x"),
    ("ceiling", {"amount": "无", "period": "year", "scope": "pool"}, "amount："),
    ("reduction", {"mode": "points"}, "写 value"),
    ("reduction", {"mode": "none", "value": "1%"}, "不写数值"),
    ("reduction", {"mode": "points", "from": "20%", "to": "20%"}, "from 要小于 to"),
    ("brackets", {**STEPS, "steps": []}, "至少一段"),
    ("brackets", {**STEPS, "steps": [{"to": None, "ratio": "60%"}, {"to": None, "ratio": "1%"}]},
     "第 1 段 to：只有最后一段"),
    ("brackets", {**STEPS, "steps": [{"to": "9.00", "ratio": "6%"}, {"to": "8.00", "ratio": "1%"}]},
     "第 2 段 to：要大于"),
    ("materials", [{"id": "a", "name": "甲"}, {"id": "a", "name": "乙"}], "“a”用过了"),
    ("materials", [{"id": "a", "name": "甲", "commitment": "maybe"}], "commitment："),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "raw", "value"), GOOD)
def test_good_values(unit: str, raw: Any, value: Any) -> None:
    assert read_value(unit, raw) == value


@pytest.mark.parametrize(("unit", "raw", "says"), BAD)
def test_bad_values_name_the_part(unit: str, raw: Any, says: str) -> None:
    with pytest.raises(BadText) as bad:
        read_value(unit, raw)
    assert says in bad.value.message


def test_cumulative_steps_begin_above_the_threshold() -> None:
    raw = {**STEPS, "basis": "cumulative", "steps": [{"to": "12000.00", "ratio": "60%"}]}
    with pytest.raises(BadText, match="要大于"):
        read_value("brackets", raw)
