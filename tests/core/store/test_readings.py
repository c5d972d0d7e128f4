"""The table of readings is what pypinyin says, and signing in does without pypinyin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from core.kernel.paths import resources
from core.store.readings import FILE, reading, table_text
from core.store.terms import name_terms

# The block of 20,992 common ideographs holds all but 196 of the 8,105 signs of 通用规范汉字表.
COMMON = [chr(number) for number in range(0x4E00, 0xA000)]
RARE = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡"
    "䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)


def test_the_file_is_fresh() -> None:
    stored = (resources() / "people" / FILE).read_text(encoding="utf-8")
    assert stored == table_text()


def test_every_sign_reads_as_pypinyin_reads_it() -> None:
    wrong = [
        sign
        for sign in (*COMMON[::7], *RARE)
        if (said := lazy_pinyin(sign)[0].replace("ü", "v")) != (reading(sign) or sign)
        and said != sign
    ]
    assert wrong == []
    assert (reading("绿"), reading("a"), reading("·"), reading("")) == ("lv", "", "", "")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("尉迟恭", "yuchigong"),
        ("万俟丽", "moqili"),
        ("单于明", "chanyuming"),
        ("澹台明", "tantaiming"),
        ("长孙无忌", "zhangsunwuji"),
        ("欧阳长乐", "ouyangchangyue"),
        ("欧阳长乐", "ouyangchangle"),
        ("赵重阳", "zhaochongyang"),
        ("张朝阳", "zhangzhaoyang"),
        ("张朝阳", "zhangchaoyang"),
        ("单玉萍", "shanyuping"),
    ],
)
def test_names_that_are_read_otherwise(name: str, typed: str) -> None:
    assert f"p{typed}" in name_terms(name)


def test_a_desk_opens_without_pypinyin() -> None:
    code = (
        "import sys\nimport core.desk.office\nfrom core.store.terms import warm_up\nwarm_up()\n"
        "assert 'pypinyin' not in sys.modules"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, timeout=60, check=False)
    assert done.returncode == 0
