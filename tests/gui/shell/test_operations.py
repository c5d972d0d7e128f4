"""Work on the worker thread: order, errors, answers that nobody waits for."""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QObject

from core.kernel.errors import BadText
from gui import operations


def test_the_answer_comes_back_on_the_windows_thread(qtbot) -> None:
    here, seen = threading.get_ident(), []
    operations.run(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    worker, answered = seen[0]
    assert worker != here
    assert answered == here


def test_a_known_error_goes_to_its_handler(qtbot) -> None:
    told = []

    def work() -> None:
        raise BadText("金额只写数字")

    operations.run(work, lambda _: told.append("done"), lambda error: told.append(error.message))
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told == ["金额只写数字"]


def test_a_bug_goes_to_the_crash_report(qtbot, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append(kind))

    def work() -> None:
        raise ZeroDivisionError

    operations.run(work, lambda _: None, lambda _: told.append("known"))
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told == [ZeroDivisionError]


def test_a_cancelled_or_orphaned_answer_is_dropped(qtbot) -> None:
    told = []
    gate = threading.Event()
    owner = QObject()
    first = operations.run(gate.wait, lambda _: told.append("first"))
    operations.run(lambda: None, lambda _: told.append("second"), owner=owner)
    operations.run(lambda: None, lambda _: told.append("third"))
    first.cancel()
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    qtbot.waitUntil(lambda: not operations.busy(), timeout=5000)
    assert told == ["third"]


def test_operations_follow_each_other(qtbot) -> None:
    running, most, done = [], [], []

    def work() -> None:
        running.append(1)
        most.append(len(running))
        threading.Event().wait(0.01)
        running.pop()

    for _ in range(5):
        operations.run(work, done.append)
    qtbot.waitUntil(lambda: len(done) == 5, timeout=5000)
    assert max(most) == 1
