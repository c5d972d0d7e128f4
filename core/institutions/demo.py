"""A synthetic list, so that a fresh installation can be tried: same list on every machine."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from core.areas import Division, Divisions
from core.institutions.build import Progress, build_directory
from core.institutions.model import DirectoryInfo, InstitutionRow
from core.institutions.words import level_group
from core.kernel.dates import add_months
from core.kernel.paths import resources

SOURCE = "演示名单，机构均为虚构"
FIRST_SERIAL = 90_001  # far above the serials the platform has given out
_PROVINCE_SEATS = {"650100": "regional", "450100": "regional"}


def build_demo_directory(
    path: Path,
    list_date: date,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> DirectoryInfo:
    """Write the demonstration list to `path`, dated `list_date` and marked as demonstration."""
    divisions = Divisions.shipped()
    info = DirectoryInfo(list_date=list_date, count=0, demo=True, source=SOURCE)
    return build_directory(demo_rows(divisions), path, info, progress, cancelled, divisions)


def demo_rows(divisions: Divisions) -> Iterator[InstitutionRow]:
    """Several hundred invented institutions in the places where the example cases go."""
    text = (resources() / "demo" / "institutions.json").read_text(encoding="utf-8")
    recipe: dict[str, Any] = json.loads(text)
    for city in recipe["cities"]:
        counties = divisions.children(city["area"]) or (divisions.get(city["area"]),)
        chance = random.Random(int(city["area"]))
        plan = recipe["plans"][city["plan"]]
        words = {name: chance.sample(recipe["words"], len(recipe["words"])) for name in plan}
        for index, county in enumerate(counties):
            maker = _Maker(city, county, index, chance)
            for serial, name in enumerate(plan, FIRST_SERIAL):
                word = words[name][index % len(words[name])]
                yield maker.make(recipe["templates"][name], word, serial)


class _Maker:
    """Makes the institutions of one county."""

    def __init__(
        self, city: dict[str, str], county: Division, index: int, chance: random.Random
    ) -> None:
        self._city, self._county, self._index, self._chance = city, county, index, chance

    def make(self, template: dict[str, Any], word: str, serial: int) -> InstitutionRow:
        """One institution of a template."""
        levels = template["levels"]
        level = levels[min(self._index * len(levels) // 12, len(levels) - 1)]
        area, letter = self._county.code, "P" if template["kind"] == "pharmacy" else "H"
        name = template["name"][self._index % len(template["name"])]
        services = self._services(template)
        return InstitutionRow(
            code=f"{letter}{area}{serial:05d}",
            name=name.format(county=self._county.short_name, word=word),
            area=area,
            level=level,
            deductible_level=level_group(level),
            kind=template["kind"],
            ownership=template.get("ownership", "public"),
            address=f"{self._county.name}{word}演示路 {self._chance.randint(1, 199)} 号",
            phone=f"{self._city['phone']}-0000 {self._chance.randint(1, 9999):04d}",
            network=self._network(),
            services=services,
            diseases=self._diseases(template, services),
            institution_class=self._class(level),
        )

    def _services(self, template: dict[str, Any]) -> dict[str, date | None]:
        opened: dict[str, date | None] = {}
        since = date(2019, 1, 1)
        for service in template["services"]:
            since = add_months(since, self._chance.randint(4, 20))
            if service == "inpatient" or self._chance.random() < 0.88:
                opened[service] = since
        return opened

    def _diseases(
        self, template: dict[str, Any], services: dict[str, date | None]
    ) -> dict[str, date | None]:
        since = services.get("chronic_outpatient")
        if since is None:
            return {}
        main, *others = template["diseases"]
        opened: dict[str, date | None] = {main: since}
        for major in others:
            if self._chance.random() < 0.6:
                opened[major] = add_months(since, self._chance.randint(0, 14))
        return opened

    def _network(self) -> str:
        drawn = self._chance.random()
        if drawn < 0.92:
            return "normal"
        return "paused" if drawn < 0.97 else "cancelled"

    def _class(self, level: str) -> str | None:
        group = level_group(level)
        if group == "3":
            return _PROVINCE_SEATS.get(self._city["area"], "municipal")
        if group == "2":
            return "district" if self._county.name.endswith("区") else "county"
        return None
