"""Starting: plain words when a system library is missing, masked reports, no network."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.kernel.errors import Refused
from gui import __main__ as start
from gui import operations
from gui.app import arguments, make_window
from gui.crash import CrashReports
from gui.demo import enter_demo
from gui.login import later
from gui.login.login_page import LoginPage
from gui.settings import SeatFile
from gui.theme import theme
from gui.widgets.name_field import NameField
from tests.gui.conftest import NOW
from tests.gui.helpers import shown

ROOT = Path(__file__).resolve().parents[3]


def test_a_missing_library_is_named_by_its_package_in_two_languages(monkeypatch, capsys) -> None:
    monkeypatch.setattr(start, "missing_packages", lambda screen: ["libegl1", "libxcb-cursor0"])
    assert start.main() == 1
    said = capsys.readouterr().err
    assert "还缺系统组件：libegl1 libxcb-cursor0" in said
    assert "sudo apt-get install libegl1 libxcb-cursor0" in said
    assert "Qt needs these system packages" in said


def test_looking_for_libraries_loads_no_qt() -> None:
    code = "import sys, gui.__main__; print(any(m.startswith('PySide6') for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_the_first_paint_waits_for_no_heavy_module() -> None:
    heavy = ["pydantic", "sqlite_utils", "sqlcipher3", "cryptography", "core.policy", "pypinyin"]
    code = f"import sys, gui.app; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_cold_login_page_finds_its_office_after_the_first_paint(
    qtbot, monkeypatch, tmp_path, office_folder
) -> None:
    monkeypatch.setattr(later, "loaded", lambda: False)
    seat = SeatFile(tmp_path / "seat.json")
    page = LoginPage(office_folder, tmp_path / "demo", seat)
    qtbot.addWidget(page)
    assert page.office is None
    page.form.submit()
    assert page.form.message() == "正在读取办公数据，稍等再按 Enter"
    shown(page, (1366, 768))
    qtbot.waitUntil(lambda: page.office is not None, timeout=20000)
    assert "0317" in page.form.clerk.names
    qtbot.waitUntil(lambda: not operations.busy(), timeout=20000)


def test_a_cold_first_start_moves_the_focus_to_the_set_up_form(
    qtbot, monkeypatch, tmp_path
) -> None:
    monkeypatch.setattr(later, "loaded", lambda: False)
    page = LoginPage(tmp_path / "no", tmp_path / "demo", SeatFile(tmp_path / "seat.json"))
    qtbot.addWidget(page)
    shown(page, (1366, 768))
    page.first_focus().setFocus()
    qtbot.waitUntil(lambda: page.setup is not None, timeout=20000)
    assert page.setup.hall.hasFocus()


def test_the_window_opens_without_a_socket(qtbot, monkeypatch, tmp_path, office_folder) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    application = QApplication.instance()
    options = arguments(["--demo", "--office", str(office_folder)])
    window = make_window(options, tmp_path, application, CrashReports(tmp_path))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.login.signed_in, timeout=30000):
        shown(window, (1366, 768))
    assert window.frame is not None
    window.close()
    assert operations.finish()


@pytest.fixture
def reports(tmp_path, monkeypatch):
    made = CrashReports(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("faulthandler.enable", lambda *_: None)
    monkeypatch.setattr("faulthandler.disable", lambda: None)
    yield made
    made.remove()


def test_a_report_masks_people_and_says_where_it_is(qtbot, reports) -> None:
    field = NameField()
    qtbot.addWidget(field)
    field.set_text("阿依努尔·图尔荪")
    try:
        raise ValueError("阿依努尔·图尔荪 653201196004120041 13900005217")
    except ValueError as error:
        where = reports.report(error, "page visit")
    text = Path(where).read_text(encoding="utf-8")
    assert "阿依努尔" not in text
    assert "653201196004120041" not in text
    assert "13900005217" not in text
    assert "page visit" in text
    assert "ValueError" in text


def test_what_nobody_caught_becomes_a_report_and_a_sentence(reports, capsys) -> None:
    said = []
    reports.install()
    reports.on_report = said.append
    try:
        raise KeyError("bug")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert len(list(reports.folder.glob("crash-*.txt"))) == 1
    assert said[0].startswith("这一步没有做成，登记过的都在。")
    assert "G-500" in capsys.readouterr().err


def test_a_look_is_read_before_widgets_exist(qtbot, tmp_path) -> None:
    (tmp_path / "seat.json").write_text(
        '{"scheme": "contrast", "scale": 125, "clerk_id": ""}', encoding="utf-8"
    )
    application = QApplication.instance()
    options = arguments(["--office", str(tmp_path / "no")])
    window = make_window(options, tmp_path, application, CrashReports(tmp_path))
    qtbot.addWidget(window)
    assert (theme.scheme, theme.scale) == ("contrast", 125)


def test_a_real_office_is_never_opened_as_a_demonstration(tmp_path, office_folder) -> None:
    text = (office_folder / "office.json").read_text(encoding="utf-8")
    (office_folder / "office.json").write_text(text.replace('"demo"', '"real"'), encoding="utf-8")
    with pytest.raises(Refused, match="正式数据"):
        enter_demo(office_folder, NOW)


def test_a_folder_with_other_files_is_left_alone(tmp_path) -> None:
    (tmp_path / "信件.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Refused, match="别的文件"):
        enter_demo(tmp_path, NOW)
    assert (tmp_path / "信件.txt").exists()
