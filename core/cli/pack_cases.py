"""Runs the cases of a pack through the same use cases as the window, and says what differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.areas import Divisions
from core.case.read import read_case
from core.filing import advice_json, advise
from core.kernel.errors import KnownError
from core.policy import AreaPolicy
from core.settlement import estimate, estimate_json

_WORDS = {"true": True, "false": False}
_COUNTS = frozenset({"admission_no", "admissions"})
_ESTIMATE = frozenset({"status", "confidence", "lines", "high", "missing"})
_ADVICE = frozenset({"answer", "route", "destination", "commitment_allowed", "needs_facility"})


def case_data(raw: Any, key: str = "") -> Any:
    """CASE.json from YAML, where every scalar is text: true, false and counts become themselves."""
    if isinstance(raw, Mapping):
        return {name: case_data(value, name) for name, value in raw.items()}
    if isinstance(raw, list):
        return [case_data(value) for value in raw]
    if key in _COUNTS and isinstance(raw, str) and raw.isdigit():
        return int(raw)
    return _WORDS.get(raw, raw) if isinstance(raw, str) else raw


def run_case(policy: AreaPolicy, case: dict[str, Any], expect: dict[str, Any]) -> list[str]:
    """What came out differently from `expect`, one sentence each; nothing = the case holds.

    `expect` may hold the keys of the estimate (status, confidence, lines, high, missing), of the
    advice (answer, route, destination, commitment_allowed, needs_facility) and `error` (a code).
    """
    wanted = case_data(expect)
    unknown = set(wanted) - _ESTIMATE - _ADVICE - {"error"}
    if unknown:
        return [f"expect 里不认识：{'、'.join(sorted(unknown))}"]
    error = wanted.pop("error", None)
    try:
        got = _outcome(policy, case_data(case), set(wanted))
    except KnownError as problem:
        if error == problem.code:
            return []
        return [f"{problem.message}（{problem.code}）"]
    if error is not None:
        return [f"应当报 {error}，却算出了结果"]
    return list(_differences(wanted, got, ""))


def _outcome(policy: AreaPolicy, case: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    divisions = Divisions.shipped()
    read = read_case(case, divisions)
    found: dict[str, Any] = {}
    if keys & _ADVICE:
        found |= advice_json(advise(read, policy, divisions))
    if keys & _ESTIMATE or not keys:
        found |= estimate_json(estimate(read, policy, divisions))
    return found


def _differences(wanted: Any, got: Any, where: str) -> list[str]:
    if isinstance(wanted, Mapping) and isinstance(got, Mapping):
        found: list[str] = []
        for key, value in wanted.items():
            place = f"{where}.{key}" if where else key
            found += _differences(value, got.get(key), place)
        return found
    if where == "missing" and isinstance(wanted, list) and isinstance(got, list):
        named = {each.get("concept", each) if isinstance(each, Mapping) else each for each in got}
        return [] if set(wanted) == named else [f"missing 应为 {wanted}，得到 {sorted(named)}"]
    if isinstance(got, Mapping):
        got = got.get("code", got)
    return [] if wanted == got else [f"{where} 应为 {wanted}，得到 {got}"]
