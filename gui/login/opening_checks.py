"""开窗前看一眼: what a clerk should know before the first person comes, from real facts only."""

from __future__ import annotations

from datetime import date, datetime

from core.areas import Divisions
from core.desk.office_folder import Office
from core.institutions import Directory, DirectoryUnreadable
from core.kernel.errors import KnownError
from core.kernel.status import Status
from core.policy import AreaPolicy, PolicyBook
from gui.login.opening_check import BAD, GOOD, WARN, OpeningCheck
from gui.status_facts import BACKUP_LATE_DAYS, LIST_LATE_DAYS, age_words, moment_words


def opening_checks(office: Office, now: datetime) -> tuple[OpeningCheck, ...]:
    """Everything that can be known without a password. Nothing about people is read."""
    checks = [_backup(office, now)]
    checks += _packs(office.area, now.date())
    checks.append(_directory(office, now.date()))
    checks.append(_clock(office, now))
    return tuple(checks)


def _backup(office: Office, now: datetime) -> OpeningCheck:
    last = office.last_backup
    if last is None:
        return OpeningCheck(WARN, "还没有已校验备份", "登录后做一次，做完会重新打开核对")
    at = last.at.astimezone(now.tzinfo)
    age = (now.date() - at.date()).days
    state = WARN if age > BACKUP_LATE_DAYS else GOOD
    rows = f"{sum(last.rows.values()):,}"
    return OpeningCheck(
        state, f"已校验备份　{moment_words(at, age)}", f"重新打开核对过，共 {rows} 行"
    )


def _packs(area: str, today: date) -> list[OpeningCheck]:
    try:
        book = PolicyBook.shipped()
    except KnownError as error:
        return [OpeningCheck(BAD, "政策包读不出来", error.message)]
    policy = book.for_area(area)
    own, place = policy.packs[0], Divisions.shipped().get(area).short_name
    others = len(book.packs) - 1
    title = "政策包到期该复核" if policy.review_by < today else "政策包读入正常"
    state = WARN if policy.review_by < today else GOOD
    checks = [OpeningCheck(state, title, f"{own.title} {own.version}，另有 {others} 个")]
    missing, unverified = doubtful(policy)
    if missing or unverified:
        checks.append(
            OpeningCheck(
                WARN,
                f"{place}有 {missing} 项缺参数、{unverified} 项未核实",
                f"试算会标出来；{policy.review_by} 前要复核",
            )
        )
    return checks


def doubtful(policy: AreaPolicy) -> tuple[int, int]:
    """How many guide cells of the area have no value, and how many rule rows are unverified."""
    own = policy.packs[0]
    rows = [row.rule for table in own.tables.values() for row in table.rows]
    unverified = sum(
        rule is not None and rule.citation.status is Status.UNVERIFIED for rule in rows
    )
    missing = sum(
        row.citation.status is Status.MISSING
        for topic in own.guide
        for block in topic.blocks
        for row in block.rows
    )
    return missing, unverified


def _directory(office: Office, today: date) -> OpeningCheck:
    try:
        directory = Directory.open(office.directory_path)
    except DirectoryUnreadable as error:
        return OpeningCheck(WARN, "没有能用的机构名单", error.message)
    try:
        info = directory.info
    finally:
        directory.close()
    age = info.age_days(today)
    kind = "演示名单，" if info.demo else ""
    return OpeningCheck(
        WARN if age > LIST_LATE_DAYS else GOOD,
        f"机构名单 {info.list_date}，{age_words(age)}",
        f"{kind}{info.count:,} 家；超过 {LIST_LATE_DAYS} 天每次查询都会提醒",
    )


def _clock(office: Office, now: datetime) -> OpeningCheck:
    """Time must not run backwards: the store was written at some moment before now."""
    try:
        used = datetime.fromtimestamp(office.cases_path.stat().st_mtime, tz=now.tzinfo)
    except OSError:
        return OpeningCheck(BAD, "办件库不在", "核对文件夹，或从备份恢复")
    hours = (now - used).total_seconds() / 3600
    if hours < -1:
        return OpeningCheck(BAD, "系统时间比上次使用还早", "先校对电脑的日期和时间再办件")
    if hours < 1:
        gap = "不到 1 小时"
    elif hours < 48:
        gap = f"{hours:.0f} 小时"
    else:
        gap = f"{hours / 24:.0f} 天"
    return OpeningCheck(GOOD, "系统时间可信", f"距上次使用{gap}，没有倒退")
