"""From the written YAML folder to pack.json: validated, canonical, the same bytes every time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from core.policy.errors import PackFault, PackRejected
from core.policy.model import (
    FORMAT,
    RawCase,
    RawDisease,
    RawHead,
    RawOffice,
    RawPack,
    RawSource,
    RawTable,
    RawTopic,
    validate,
)
from core.policy.pack import PolicyPack, assemble, canonical_bytes
from core.policy.read_yaml import read_yaml

PACK_FILE = "pack.json"
_SINGLE = {"sources.yaml": RawSource, "diseases.yaml": RawDisease, "offices.yaml": RawOffice}
_FOLDERS = ("tables", "guide", "cases")


@dataclass(frozen=True)
class BuiltPack:
    """The pack and the bytes of its pack.json."""

    pack: PolicyPack
    content: bytes


def build_pack(folder: Path) -> BuiltPack:
    """Reads and checks a pack folder without writing. Raises `PackRejected` with every fault."""
    return _Builder(folder).build()


def write_pack(folder: Path) -> BuiltPack:
    """Builds and writes pack.json into the folder."""
    built = build_pack(folder)
    (folder / PACK_FILE).write_bytes(built.content)
    return built


class _Builder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[PackFault] = []
        self.files: dict[str, str] = {"head": "pack.yaml"}

    def build(self) -> BuiltPack:
        self._refuse_strangers()
        data: dict[str, Any] = {
            "format": FORMAT,
            "head": self._one("pack.yaml", RawHead),
            "sources": self._list("sources.yaml", RawSource),
            "tables": self._many("tables", RawTable, "table", "concept"),
            "diseases": self._list("diseases.yaml", RawDisease),
            "offices": self._list("offices.yaml", RawOffice),
            "guide": self._many("guide", RawTopic, "topic", "id"),
            "cases": self._cases(),
        }
        if self.faults:
            raise PackRejected(self.faults, self.folder.name)
        content = canonical_bytes(data)
        raw = RawPack.model_validate(data)
        digest = hashlib.sha256(content).hexdigest()
        pack = assemble(raw, digest, self.folder.name, self.files)
        if pack.area != self.folder.name:
            fault = PackFault("pack.yaml", None, "area", f"和文件夹名 {self.folder.name} 不一样")
            raise PackRejected([fault], self.folder.name)
        return BuiltPack(pack, content)

    def _refuse_strangers(self) -> None:
        """A file nobody reads is a rule nobody applies: say so."""
        known = {"pack.yaml", PACK_FILE, f"{PACK_FILE}.sig", *_SINGLE}
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            inside = path.parent.name in _FOLDERS and path.parent.parent == self.folder
            if path.is_file() and name not in known and not (inside and path.suffix == ".yaml"):
                self.faults.append(PackFault(name, None, "", "不认识这个文件，改名或拿走"))

    def _read(self, name: str) -> Any:
        try:
            return read_yaml(self.folder / name, name)
        except PackRejected as problem:
            self.faults.extend(problem.faults)
            return None

    def _checked(
        self, model: type[BaseModel], data: Any, name: str, row: int | None = None
    ) -> Mapping[str, Any] | None:
        checked, faults = validate(model, data, name, row)
        self.faults.extend(faults)
        return None if checked is None else checked.model_dump(exclude_none=False)

    def _one(self, name: str, model: type[BaseModel]) -> Mapping[str, Any] | None:
        if not (self.folder / name).is_file():
            self.faults.append(PackFault(name, None, "", "缺这个文件"))
            return None
        data = self._read(name)
        return None if data is None else self._checked(model, data, name)

    def _list(self, name: str, model: type[BaseModel]) -> list[Mapping[str, Any] | None]:
        self.files[name.removesuffix(".yaml")] = name
        if not (self.folder / name).is_file():
            return []
        data = self._read(name)
        if data is None:
            return []
        if not isinstance(data, list):
            self.faults.append(PackFault(name, None, "", "要写成列表"))
            return []
        return [self._checked(model, each, name, row) for row, each in enumerate(data, start=1)]

    def _many(
        self, folder: str, model: type[BaseModel], kind: str, key: str
    ) -> list[Mapping[str, Any] | None]:
        found: list[Mapping[str, Any] | None] = []
        for path in sorted((self.folder / folder).glob("*.yaml")):
            name = f"{folder}/{path.name}"
            data = self._read(name)
            if data is None:
                if not self.faults or self.faults[-1].file != name:
                    self.faults.append(PackFault(name, None, "", "文件是空的"))
                continue
            found.append(self._checked(model, data, name))
            if isinstance(data, dict) and isinstance(data.get(key), str):
                self.files[f"{kind}:{data[key]}"] = name
        return found

    def _cases(self) -> list[Mapping[str, Any] | None]:
        """A case file holds one case or a list of them."""
        found: list[Mapping[str, Any] | None] = []
        for path in sorted((self.folder / "cases").glob("*.yaml")):
            name = f"cases/{path.name}"
            data = self._read(name)
            items = data if isinstance(data, list) else [data] if data is not None else []
            found += [self._checked(RawCase, each, name, n) for n, each in enumerate(items, 1)]
        return found
