"""`yidi institutions find QUERY --db FILE | demo --db FILE`: the directory without a window."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from core.areas import Divisions
from core.institutions import Directory, Hit, SearchQuery, build_demo_directory
from core.institutions.words import LEVEL_GROUPS, SERVICES
from core.kernel.dates import iso

MAX_LIMIT = 1_000


def register(subparsers: Any) -> None:
    """Adds `institutions` with its acts; every act returns an exit code."""
    parser = subparsers.add_parser("institutions", help="find institutions, make the demo list")
    acts = parser.add_subparsers(dest="act", required=True)
    find = acts.add_parser("find", help="汉字, 拼音, 首字母, mixed or code; empty = only filters")
    find.add_argument("query", metavar="QUERY")
    find.add_argument("--db", type=Path, required=True, metavar="FILE")
    find.add_argument("--area", metavar="CODE", help="province, prefecture or county")
    find.add_argument("--disease", metavar="CODE", help="compared by its first four signs")
    find.add_argument("--service", action="append", default=[], choices=SERVICES)
    find.add_argument("--level", action="append", default=[], choices=LEVEL_GROUPS)
    find.add_argument("--limit", type=int, default=20)
    find.set_defaults(run=find_institutions)
    demo = acts.add_parser("demo", help="write the synthetic list")
    demo.add_argument("--db", type=Path, required=True, metavar="FILE")
    demo.add_argument("--date", metavar="YYYY-MM-DD", help="date of the list; default today")
    demo.set_defaults(run=write_demo)


def find_institutions(arguments: argparse.Namespace) -> int:
    """Prints the hits with the date and age of the list. Raises `BadText` for an unknown area."""
    area = Divisions.shipped().get(arguments.area).code if arguments.area else None
    directory = Directory.open(arguments.db)
    try:
        page = directory.search(
            SearchQuery(
                text=arguments.query,
                area=area,
                services=tuple(arguments.service),
                disease=arguments.disease,
                levels=tuple(arguments.level),
                limit=max(1, min(arguments.limit, MAX_LIMIT)),
            )
        )
        info = directory.info
    finally:
        directory.close()
    _print(
        {
            "list": {
                "date": info.list_date.isoformat(),
                "age_days": info.age_days(_today()),
                "count": info.count,
                "demo": info.demo,
                "checksum": info.checksum,
            },
            "total": page.total,
            "complete": page.complete,
            "how": page.how,
            "elapsed_ms": round(page.elapsed_ms, 3),
            "institutions": [_described(hit) for hit in page.hits],
        }
    )
    return 0


def write_demo(arguments: argparse.Namespace) -> int:
    """Writes the demonstration list, dated today unless a date is given."""
    day = iso(arguments.date) if arguments.date else _today()
    info = build_demo_directory(arguments.db, day)
    _print({"db": str(arguments.db), "date": info.list_date.isoformat(), "count": info.count})
    return 0


def _described(hit: Hit) -> dict[str, Any]:
    body = asdict(hit.institution)
    body["services"] = {key: _day(since) for key, since in hit.institution.services.items()}
    body["diseases"] = {major: _day(since) for major, since in hit.institution.diseases}
    body["level_text"] = hit.institution.level_text
    body["match"] = [list(span) for span in hit.match_spans]
    return body


def _day(since: date | None) -> str | None:
    return since.isoformat() if since else None


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _print(body: dict[str, Any]) -> None:
    print(json.dumps(body, ensure_ascii=False, indent=1))
