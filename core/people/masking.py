"""What lists, titles, logs and public prints may show of a person."""

from __future__ import annotations

STAR = "*"


def mask_id(text: str) -> str:
    """First three and last four stay: `653***********0041`; shorter texts show only stars."""
    if len(text) <= 7:
        return STAR * len(text)
    return text[:3] + STAR * (len(text) - 7) + text[-4:]


def mask_name(text: str) -> str:
    """The first character and two stars, whatever the length: 阿**."""
    return text[0] + STAR * 2 if text else ""


def mask_phone(text: str) -> str:
    """`138****0101`, `0903-***4567`; shorter texts show only stars."""
    area, hyphen, number = text.rpartition("-")
    if hyphen and len(number) > 4:
        return f"{area}-{STAR * (len(number) - 4)}{number[-4:]}"
    if len(text) <= 7:
        return STAR * len(text)
    return text[:3] + STAR * (len(text) - 7) + text[-4:]
