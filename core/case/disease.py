"""When two disease codes mean the same special disease, and what a code is called."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from core.policy import Disease


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


def disease_name(code: str, listed: Iterable[Disease]) -> str | None:
    """The name the insured area gives a code: its own, else that of the one disease of its family.

    None where the family holds several (广西 M078: 肾透析 and 非肾透析): one would be wrong.
    """
    family = [one for one in listed if one.major == code[:4]]
    own = next((one.name for one in family if one.code == code), None)
    if own is not None or len(family) != 1:
        return own
    return family[0].name


def _is_family(code: str) -> bool:
    return len(code) == 4 or code.endswith("00")
