"""Keeps people out of logs and crash reports: numbers by their shape, names by being told."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

# Letters may stand right beside a number; rather mask a piece of a hash than show a person.
_ID_NUMBER = re.compile(r"(?<!\d)(\d{3})\d{11}(\d{3}[\dXx])(?!\d)")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{15}(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
NAME_MASK = "***"


class Redactor:
    """Masks text. Names are known only while somebody is being served; tell and forget them."""

    def __init__(self) -> None:
        self._names: frozenset[str] = frozenset()

    def know(self, names: Iterable[str]) -> None:
        """The names to mask from now on, in place of earlier ones; shorter than two signs: no."""
        self._names = frozenset(name for name in names if len(name) >= 2)

    def clean(self, text: str) -> str:
        """The text with ID numbers, mobile numbers and known names masked."""
        text = _ID_NUMBER.sub(r"\1***********\2", text)
        text = _LONG_NUMBER.sub("***************", text)
        text = _MOBILE.sub(r"\1****\2", text)
        for name in sorted(self._names, key=len, reverse=True):
            text = text.replace(name, NAME_MASK)
        return text


class RedactingFilter(logging.Filter):
    """On every handler: message, arguments and exception text pass through the redactor."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redactor = redactor

    def filter(self, record: logging.LogRecord) -> bool:
        """Masks in place; nothing is held back."""
        record.msg = self._redactor.clean(record.getMessage())
        record.args = ()
        if record.exc_info:
            text = logging.Formatter().formatException(record.exc_info)
            record.exc_text = self._redactor.clean(text)
            record.exc_info = None
        return True
