"""Every pair of tokens that meets on a screen, computed by the formula of WCAG 2."""

from __future__ import annotations

import json

import pytest

from core.kernel.paths import resources

TOKENS = json.loads((resources() / "theme" / "tokens.json").read_text(encoding="utf-8"))
TEXT, MARK = 4.5, 3.0

PAIRS: list[tuple[str, str, str, float, float | None]] = [
    # scheme, ink, ground, floor, the ratio the design states (None = only the floor)
    ("light", "text", "surface", TEXT, 16.22),
    ("light", "text", "bg", TEXT, 14.72),
    ("light", "text", "select", TEXT, 14.06),
    ("light", "text", "match", TEXT, 13.49),
    ("light", "text", "amber_bg", TEXT, 14.82),
    ("light", "text", "red_bg", TEXT, 14.18),
    ("light", "text2", "surface", TEXT, 7.59),
    ("light", "text2", "bg", TEXT, 6.89),
    ("light", "text2", "surface2", TEXT, 7.19),
    ("light", "text2", "select", TEXT, 6.58),
    ("light", "text3", "surface", TEXT, 5.35),
    ("light", "text3", "bg", TEXT, 4.86),
    ("light", "text3", "surface2", TEXT, 5.07),
    ("light", "text3", "select", TEXT, 4.64),
    ("light", "field_line", "surface", MARK, 3.48),
    ("light", "field_line", "bg", MARK, 3.16),
    ("light", "rail_text", "rail", TEXT, 8.74),
    ("light", "rail_dim", "rail", TEXT, 5.35),
    ("light", "rail_strong", "rail_on", TEXT, 8.98),
    ("light", "rail_bar", "rail", MARK, 6.97),
    ("light", "bar_self", "bar_track", MARK, 3.77),
    ("light", "bar_fund", "bar_track", MARK, 6.35),
    ("light", "bar_total", "bar_track", MARK, 3.07),
    ("light", "on_primary", "primary", TEXT, 7.21),
    ("light", "on_primary", "primary_hover", TEXT, 9.80),
    ("light", "on_primary", "primary_pressed", TEXT, 12.51),
    ("light", "primary", "surface", TEXT, 7.21),
    ("light", "primary", "select", TEXT, 6.25),
    ("light", "amber", "surface", TEXT, 7.41),
    ("light", "amber", "amber_bg", TEXT, 6.77),
    ("light", "red", "surface", TEXT, 6.54),
    ("light", "red", "red_bg", TEXT, 5.72),
    ("light", "green", "surface", TEXT, 6.60),
    ("light", "green", "green_bg", TEXT, 5.83),
    ("light", "toast_text", "toast_bg", TEXT, None),
    ("light", "focus", "surface", MARK, None),
    ("light", "focus", "bg", MARK, None),
    ("contrast", "text", "bg", TEXT, 21.0),
    ("contrast", "text", "select", TEXT, 17.46),
    ("contrast", "text", "match", TEXT, 8.60),
    ("contrast", "text", "surface2", TEXT, None),
    ("contrast", "text2", "surface", TEXT, None),
    ("contrast", "text3", "surface", TEXT, 15.91),
    ("contrast", "text3", "surface2", TEXT, None),
    ("contrast", "primary", "bg", TEXT, 14.67),
    ("contrast", "primary", "select", TEXT, 12.19),
    ("contrast", "on_primary", "primary", TEXT, 14.67),
    ("contrast", "on_primary", "primary_hover", TEXT, None),
    ("contrast", "on_primary", "primary_pressed", TEXT, None),
    ("contrast", "line", "surface", MARK, 6.08),
    ("contrast", "field_line", "surface", MARK, None),
    ("contrast", "focus", "bg", MARK, 12.76),
    ("contrast", "red", "red_bg", TEXT, 10.44),
    ("contrast", "green", "green_bg", TEXT, 13.05),
    ("contrast", "amber", "amber_bg", TEXT, None),
    ("contrast", "rail_text", "rail", TEXT, None),
    ("contrast", "rail_dim", "rail", TEXT, None),
    ("contrast", "rail_strong", "rail_on", TEXT, None),
    ("contrast", "bar_self", "bar_track", MARK, None),
    ("contrast", "bar_fund", "bar_track", MARK, None),
    ("contrast", "bar_total", "bar_track", MARK, None),
    ("contrast", "toast_text", "toast_bg", TEXT, None),
]


def luminance(hexadecimal: str) -> float:
    parts = [int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("scheme", "ink", "ground", "floor", "stated"), PAIRS)
def test_pair_meets_its_floor_and_its_stated_ratio(
    scheme: str, ink: str, ground: str, floor: float, stated: float | None
) -> None:
    found = ratio(TOKENS[scheme][ink], TOKENS[scheme][ground])
    assert found >= floor
    if stated is not None:
        assert found == pytest.approx(stated, abs=0.01)


def test_both_schemes_know_the_same_tokens() -> None:
    assert set(TOKENS["light"]) == set(TOKENS["contrast"])
