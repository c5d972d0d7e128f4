"""`yidi advise CASE.json`: must this care be filed, with the rule sentence and its source."""

from __future__ import annotations

import argparse
from typing import Any

from core.areas import Divisions
from core.cli.case_file import load_book, load_case
from core.cli.main import print_json
from core.filing import advice_json, advise
from core.policy import NoRule


def register(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("advise", help="filing answer with sources")
    parser.add_argument("case", metavar="CASE.json", help="the case; - reads standard input")
    parser.add_argument("--packs", metavar="DIR", help="packs of this folder, not the shipped ones")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the advice. Exit 3 when no rule says whether to file; smaller gaps are in `missing`."""
    case = load_case(arguments.case)
    policy = load_book(arguments.packs).for_area(case.person.insured_area)
    advice = advise(case, policy, Divisions.shipped())
    print_json(advice_json(advice))
    return NoRule.exit_code if advice.answer is None else 0
