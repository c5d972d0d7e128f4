import pytest

from core.bootstrap.__main__ import main
from core.bootstrap.system_packages import (
    OFFSCREEN,
    ON_SCREEN,
    advice,
    loads,
    missing_packages,
    no_screen,
)


def test_nothing_is_missing_when_everything_loads() -> None:
    assert missing_packages(screen=True, platform="linux", can_load=lambda _: True) == []


def test_missing_libraries_are_named_by_their_debian_package() -> None:
    lacking = missing_packages(
        screen=True,
        platform="linux",
        can_load=lambda name: name not in {"libEGL.so.1", "libxcb-cursor.so.0"},
    )
    assert lacking == ["libegl1", "libxcb-cursor0"]
    assert "apt-get install libegl1 libxcb-cursor0" in advice(lacking)


def test_tests_without_a_screen_need_no_x_libraries() -> None:
    lacking = missing_packages(screen=False, platform="linux", can_load=lambda _: False)
    assert lacking == sorted(set(OFFSCREEN.values()))
    assert not set(lacking) & set(ON_SCREEN.values())


def test_windows_needs_no_debian_package() -> None:
    assert missing_packages(screen=True, platform="win32", can_load=lambda _: False) == []


@pytest.mark.parametrize(
    ("environment", "platform", "blind"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "win32", False),
    ],
)
def test_a_machine_without_a_desktop_is_told_so(
    environment: dict[str, str], platform: str, blind: bool
) -> None:
    said = no_screen(environment, platform)
    assert bool(said) is blind
    assert not blind or "图形桌面" in said


def test_a_library_that_does_not_exist_does_not_load() -> None:
    assert not loads("libno-such-thing-yidi.so.9")


@pytest.mark.parametrize("arguments", [[], ["halt"]])
def test_usage_names_both_commands(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr().out
    assert "core.bootstrap start" in printed
    assert "core.bootstrap test" in printed
