"""`python -m gui`: look for Qt's system libraries first, so that a lack is said in plain words."""

from __future__ import annotations

import os
import sys

from core.bootstrap.system_packages import advice, missing_packages, no_screen


def main() -> int:
    """Start the desk, or say what is missing and return 1."""
    screenless = os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal", "vnc"}
    lacking = missing_packages(screen=not screenless)
    if lacking:
        print(advice(lacking), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    blind = no_screen(os.environ)
    if blind:
        print(blind, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    from gui.app import main as start  # noqa: PLC0415 - only now may Qt be loaded

    return start()


if __name__ == "__main__":
    sys.exit(main())
