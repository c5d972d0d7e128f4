"""Every shipped value says where it comes from, and no address leads to a mirror or a farm."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from core.areas import Divisions
from core.kernel.status import Citation, Status
from core.policy import PolicyBook, PolicyPack

BOOK = PolicyBook.shipped()
AREAS = {"000000", "650000", "653200", "450000", "451200", "510100"}
PACKS = [pack for pack in BOOK.packs if pack.area in AREAS]
# Government hosts end in gov.cn; the others are named state media.
STATE_MEDIA = {
    "www.chinanews.com.cn",
    "epaper.lnd.com.cn",
    "www.xjrb.net",
    "news.ts.cn",
    "gx.people.com.cn",
}

by_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.area)


def citations(pack: PolicyPack) -> Iterator[Citation]:
    """The citation of everything the pack says."""
    for table in pack.tables.values():
        for row in table.rows:
            if row.rule is not None:
                yield row.rule.citation
    yield from (disease.citation for disease in pack.diseases)
    yield from (office.citation for office in pack.offices)
    for topic in pack.guide:
        if topic.principle is not None:
            yield topic.principle.citation
        yield from (row.citation for block in topic.blocks for row in block.rows)
        yield from (faq.citation for faq in topic.faq)


def test_all_packs_are_here() -> None:
    assert {pack.area for pack in BOOK.packs} >= AREAS


@by_pack
def test_everything_is_cited(pack: PolicyPack) -> None:
    found = list(citations(pack))
    assert found
    assert all(cited.title for cited in found)


@by_pack
def test_addresses_are_governments_or_state_media(pack: PolicyPack) -> None:
    for source in pack.sources:
        if source.url:
            host = urlsplit(source.url).hostname or ""
            assert host.endswith(".gov.cn") or host == "rongan.gov.cn" or host in STATE_MEDIA, (
                f"{source.id}: {host}"
            )


@by_pack
def test_an_unverified_document_has_no_address(pack: PolicyPack) -> None:
    assert not [s.id for s in pack.sources if s.status is Status.UNVERIFIED and s.url]


@by_pack
def test_the_texts_of_the_request_are_never_more_than_unverified(pack: PolicyPack) -> None:
    wording = "窗口口径（用户提供的说明文字，无文号）"
    found = [cited for cited in citations(pack) if cited.title == wording]
    assert {cited.status for cited in found} <= {Status.UNVERIFIED}
    assert bool(found) == (pack.area in {"653200", "451200"})


@by_pack
def test_every_document_is_used(pack: PolicyPack) -> None:
    used = {cited.title for cited in citations(pack)}
    assert [source.id for source in pack.sources if source.title not in used] == []


def test_one_document_has_one_title_number_and_standing_in_all_packs() -> None:
    seen: dict[str, tuple[object, ...]] = {}
    for pack in PACKS:
        for source in pack.sources:
            standing = (source.doc_no, source.issued_on, source.url, source.status)
            assert seen.setdefault(source.id, standing) == standing, f"{pack.area} {source.id}"


@by_pack
def test_offices_are_in_the_area_and_numbers_can_be_dialled(pack: PolicyPack) -> None:
    divisions = Divisions.shipped()
    prefix = pack.area.rstrip("0")
    for office in pack.offices:
        assert office.area.startswith(prefix)
        assert office.area == "000000" or divisions.find(office.area) is not None
        assert office.phones
        for _label, number in office.phones:
            assert number == "12393" or (number.startswith("0778-") and len(number) == 12)
        assert office.citation.status is Status.UNVERIFIED


@by_pack
def test_disease_codes_stand_once_and_local_codes_are_outside_the_ten(pack: PolicyPack) -> None:
    codes = [disease.code for disease in pack.diseases]
    assert len(codes) == len(set(codes))
    assert not [d.code for d in pack.diseases if d.code[0] != "M" and d.national_ten]
