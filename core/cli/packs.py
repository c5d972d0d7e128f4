"""`yidi packs list | check [DIR..] | build [DIR..]`: what authors and supervisors do with packs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.cli.pack_cases import run_case
from core.kernel.errors import KnownError
from core.kernel.paths import resources
from core.policy import PackFault, PackRejected, PolicyBook, PolicyPack
from core.policy.build import PACK_FILE, build_pack, write_pack
from core.policy.check import check_pack
from core.policy.pack import read_pack


def register(subparsers: Any) -> None:
    """Adds `packs` with its acts; every act returns an exit code."""
    parser = subparsers.add_parser("packs", help="list, check and build policy packs")
    acts = parser.add_subparsers(dest="act", required=True)
    listing = acts.add_parser("list", help="packs of this copy")
    listing.set_defaults(run=list_packs)
    check = acts.add_parser("check", help="every fault of the packs, and their cases")
    check.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    check.set_defaults(run=check_packs)
    build = acts.add_parser("build", help="write pack.json from YAML")
    build.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    build.set_defaults(run=build_packs)


def list_packs(_arguments: argparse.Namespace) -> int:
    """Area, version and hash of every shipped pack."""
    _print({"packs": [_described(pack) for pack in PolicyBook.shipped().packs]})
    return 0


def build_packs(arguments: argparse.Namespace) -> int:
    """Writes every pack.json; a folder with faults keeps its old one. Exit 5 on faults."""
    results: list[dict[str, Any]] = []
    for folder in _folders(arguments.folders):
        try:
            built = write_pack(folder)
        except PackRejected as problem:
            results.append(_rejected(folder.name, problem.faults))
        else:
            results.append({**_described(built.pack), "ok": True, "bytes": len(built.content)})
    _print({"packs": results})
    return 0 if all(result["ok"] for result in results) else PackRejected.exit_code


def check_packs(arguments: argparse.Namespace) -> int:
    """Checks the folders together with the shipped packs they build on. Exit 5 on faults."""
    results: list[dict[str, Any]] = []
    packs: dict[str, PolicyPack] = {}
    asked: list[str] = []
    for folder in _folders([]):
        if folder not in arguments.folders and (folder / PACK_FILE).is_file():
            try:
                packs[folder.name] = read_pack((folder / PACK_FILE).read_bytes(), folder.name)
            except PackRejected as problem:
                results.append(_rejected(folder.name, problem.faults))
    for folder in _folders(arguments.folders):
        try:
            packs[folder.name] = _fresh(folder)
            asked.append(folder.name)
        except PackRejected as problem:
            packs.pop(folder.name, None)
            results = [result for result in results if result["area"] != folder.name]
            results.append(_rejected(folder.name, problem.faults))
    results += _checked(packs, asked)
    _print({"packs": sorted(results, key=lambda result: str(result["area"]))})
    return 0 if all(result["ok"] for result in results) else PackRejected.exit_code


def _checked(packs: dict[str, PolicyPack], asked: Sequence[str]) -> list[dict[str, Any]]:
    try:
        book = PolicyBook(packs.values())
    except PackRejected as problem:
        return [_rejected("all", problem.faults)]
    found: list[dict[str, Any]] = []
    for area in asked:
        report = check_pack(book, packs[area], run_case)
        found.append(
            {
                **_described(packs[area]),
                "ok": report.ok,
                "rows": report.rows,
                "cases": report.cases,
                "faults": [_fault(fault) for fault in report.faults],
            }
        )
    return found


def _fresh(folder: Path) -> PolicyPack:
    """From YAML where it is written here, else from pack.json (an installed pack)."""
    if (folder / "pack.yaml").is_file():
        built = build_pack(folder)
        packed = folder / PACK_FILE
        if packed.is_file() and packed.read_bytes() != built.content:
            fault = PackFault(PACK_FILE, None, "", "比 YAML 旧，再做一次 packs build")
            raise PackRejected([fault], folder.name)
        return built.pack
    try:
        content = (folder / PACK_FILE).read_bytes()
    except OSError as problem:
        fault = PackFault(folder.name, None, "", "没有 pack.yaml 也没有 pack.json")
        raise PackRejected([fault], folder.name) from problem
    return read_pack(content, folder.name)


def _folders(given: Sequence[Path]) -> list[Path]:
    if given:
        return [folder.resolve() for folder in given]
    return sorted(path for path in (resources() / "policy").iterdir() if path.is_dir())


def _described(pack: PolicyPack) -> dict[str, Any]:
    return {
        "area": pack.area,
        "title": pack.title,
        "version": pack.version,
        "issued_on": pack.issued_on.isoformat(),
        "review_by": pack.review_by.isoformat(),
        "extends": pack.extends,
        "sha256": pack.sha256,
    }


def _rejected(area: str, faults: Sequence[PackFault]) -> dict[str, Any]:
    return {"area": area, "ok": False, "faults": [_fault(fault) for fault in faults]}


def _fault(fault: PackFault) -> dict[str, Any]:
    return {"file": fault.file, "row": fault.row, "key": fault.key, "message": fault.message}


def _print(data: dict[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def main(argv: Sequence[str] | None = None) -> int:
    """`python -m core.cli.packs check`: this command alone, as `yidi packs` runs it."""
    parser = argparse.ArgumentParser(prog="yidi")
    register(parser.add_subparsers(required=True))
    arguments = parser.parse_args(["packs", *(sys.argv[1:] if argv is None else argv)])
    try:
        return int(arguments.run(arguments))
    except KnownError as problem:
        print(problem.message, file=sys.stderr)
        return problem.exit_code


if __name__ == "__main__":
    sys.exit(main())
