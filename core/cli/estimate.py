"""`yidi estimate CASE.json`: what the funds and the person pay, and why."""

from __future__ import annotations

import argparse
from typing import Any

from core.areas import Divisions
from core.cli.case_file import load_book, load_case
from core.cli.main import print_json
from core.policy import NoRule, UnknownFact
from core.settlement import (
    Estimate,
    EstimateStatus,
    compare_filing,
    comparison_json,
    estimate,
    estimate_json,
)


def register(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("estimate", help="settlement estimate with its explanation")
    parser.add_argument("case", metavar="CASE.json", help="the case; - reads standard input")
    parser.add_argument(
        "--compare", choices=("filing",), help="the same bill with another filing, side by side"
    )
    parser.add_argument("--packs", metavar="DIR", help="packs of this folder, not the shipped ones")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the estimate. Exit 3 when a rule is missing, 2 when only a fact of the case is."""
    case = load_case(arguments.case)
    policy = load_book(arguments.packs).for_area(case.person.insured_area)
    divisions = Divisions.shipped()
    found = estimate(case, policy, divisions)
    body = estimate_json(found)
    if arguments.compare:
        compared = compare_filing(case, policy, divisions)
        body["compare"] = [comparison_json(item) for item in compared]
    print_json(body)
    return _exit_code(found)


def _exit_code(found: Estimate) -> int:
    if found.status is not EstimateStatus.NO_RULE:
        return 0
    facts_only = all(item.is_fact for item in found.missing)
    return UnknownFact.exit_code if facts_only else NoRule.exit_code
