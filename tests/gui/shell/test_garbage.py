"""The cyclic collector runs between events only."""

from __future__ import annotations

import gc

from gui.garbage import QuietCollector


class Loop:
    """Something only the cyclic collector can free."""

    def __init__(self) -> None:
        self.me = self


def test_python_itself_collects_nothing_until_asked(qtbot) -> None:
    collector = QuietCollector()
    collector.start()
    assert not gc.isenabled()
    gc.collect()
    assert collector.check() == -1
    loops = [Loop() for _ in range(5000)]
    loops.clear()
    before = sum(isinstance(thing, Loop) for thing in gc.get_objects())
    assert before == 5000
    assert collector.check() >= 0
    assert not any(isinstance(thing, Loop) for thing in gc.get_objects())
    collector.stop()
    assert gc.isenabled()
    gc.disable()
