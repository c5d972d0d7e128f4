"""The system libraries Qt needs, looked for before Qt is loaded, by Debian package."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

# Measured on a bare Debian 12: the first group even for tests without a screen, the second for X.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
ON_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def loads(library: str) -> bool:
    """Whether the system can load a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(
    *, screen: bool, platform: str = sys.platform, can_load: Callable[[str], bool] = loads
) -> list[str]:
    """Debian packages to install before Qt can start; nothing outside Linux."""
    if not platform.startswith("linux"):
        return []
    wanted = {**OFFSCREEN, **(ON_SCREEN if screen else {})}
    return sorted({package for library, package in wanted.items() if not can_load(library)})


def no_screen(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """What to say when there is no graphical desktop to open a window on; "" when there is one."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ""
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "这里没有图形桌面，窗口打不开。到有桌面的电脑上运行同一条命令。\n"
        "没有桌面也能跑测试：python3 -m core.bootstrap test\n"
        "(There is no graphical desktop here: DISPLAY and WAYLAND_DISPLAY are not set.)"
    )


def advice(packages: Sequence[str]) -> str:
    """What to tell a person who may not install system packages."""
    names = " ".join(packages)
    return (
        f"还缺系统组件：{names}\n"
        f"Debian 系：sudo apt-get install {names}\n"
        "其他系统：装上提供这些组件的软件包，再运行同一条命令。\n"
        f"(Qt needs these system packages: {names})"
    )


def install(packages: Sequence[str]) -> bool:
    """Install Debian packages when root and apt are there; says whether they are installed now."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print(f"正在安装系统组件 (installing): {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A failed update of a foreign architecture's list does not matter: the install decides.
    subprocess.run([apt, "-qq", "update"], env=environment, check=False)
    command = [apt, "-qq", "-y", "install", "--no-install-recommends", *packages]
    return subprocess.run(command, env=environment, check=False).returncode == 0
