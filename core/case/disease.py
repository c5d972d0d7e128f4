"""When two disease codes mean the same special disease."""

from __future__ import annotations

from collections.abc import Collection


def same_disease(qualified: str, asked: str, listed: Collection[str] = ()) -> bool:
    """Whether a qualification is for this disease.

    Local sub-codes differ by province, only the first four signs agree; a bare family (M005,
    M00500) stands for all of it, two different sub-codes are two diseases. Codes that the insured
    area lists side by side (广西 M07800 非肾透析 and M07801 肾透析) are two diseases as well.
    """
    if qualified == asked:
        return True
    if qualified[:4] != asked[:4] or (qualified in listed and asked in listed):
        return False
    return _is_family(qualified) or _is_family(asked)


def _is_family(code: str) -> bool:
    return len(code) == 4 or code.endswith("00")
