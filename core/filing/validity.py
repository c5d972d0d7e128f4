"""From when to when a filing runs, and from which day it may be changed.

长期备案长期有效; 临时外出备案原则上不少于 6 个月; 变更、取消的时限按参保地规定
(医保发〔2022〕22号附件). The months themselves come from the packs.
"""

from __future__ import annotations

from datetime import date

from core.case.model import Case, FilingKind
from core.filing.asker import Asker, sentence
from core.filing.model import Validity
from core.kernel.dates import add_months


def filing_validity(case: Case, kind: FilingKind, begin: date, asker: Asker) -> Validity:
    """The validity of a filing of this kind that begins on `begin`. `case` gives a typed end."""
    lock = asker.ask("filing.change_lock_months") if kind.long_term else None
    if lock is None and not kind.long_term:
        lock = asker.look("filing.change_lock_months")
    change_from = first_change(begin, lock.value) if lock and isinstance(lock.value, int) else None
    said = sentence(lock) if lock else None
    if kind.long_term:
        rule = asker.ask("filing.valid_long_term")
        words = sentence(rule) if rule else None
        return Validity(
            begin, case.filing.valid_to, rule is not None, None, change_from, words, said
        )
    rule = asker.ask("filing.valid_months")
    months = rule.value if rule is not None and isinstance(rule.value, int) else None
    end = case.filing.valid_to
    if end is None and months is not None:
        end = least_end(begin, months)
    words = sentence(rule) if rule else None
    return Validity(begin, end, False, months, change_from, words, said)


def least_end(begin: date, months: int) -> date:
    """The earliest end of a temporary filing: the same day `months` later, itself still covered."""
    return add_months(begin, months)


def first_change(begin: date, lock_months: int) -> date:
    """The first day on which a filing may be changed or cancelled."""
    return add_months(begin, lock_months)


def begin_day(case: Case) -> date:
    """The begin a filing made now should carry: as typed, else the admission, else today."""
    if case.filing.valid_from is not None:
        return case.filing.valid_from
    admitted = case.care.admitted_on
    return admitted if admitted is not None and admitted < case.day else case.day
