"""Paper 42 from an estimate: every line with its formula, its sources and how sure it is."""

from __future__ import annotations

import re

from core.areas import Divisions
from core.case.model import Case, Route
from core.desk.paper_of_visit import Letterhead, amount_of
from core.kernel.money import ZERO
from core.kernel.status import Citation, Status
from core.papers import Amount, EstimatePaper
from core.papers.amount import MINUS, figure
from core.papers.estimate_sheet import (
    Aside,
    ChartBar,
    ComparisonRow,
    Doubts,
    EstimateRow,
    Fact,
    mark,
)
from core.papers.words import (
    CARE_WORDS,
    INSURANCE_SHORT,
    KIND_WORDS,
    LEVEL_WORDS,
    ROUTE_WORDS,
)
from core.people.masking import mask_id, mask_name
from core.policy import AreaPolicy
from core.settlement import Comparison, Estimate, EstimateStatus, TraceNode, waterfall
from core.settlement.nhsa_fields import FIELDS

_SIGNS = {
    "fulamt_ownpay_amt": MINUS,
    "overlmt_selfpay": MINUS,
    "preselfpay_amt": MINUS,
    "inscp_scp_amt": "＝",
    "act_pay_dedc": MINUS,
    "hifp_pay": "＝",
    "hifmi_pay": "＝",
    "hifob_pay": "＝",
    "cvlserv_pay": "＝",
    "maf_pay": "＝",
}
_ITEMS = {
    "medfee_sumamt": "医疗费总额",
    "fulamt_ownpay_amt": "全自费（目录外）",
    "overlmt_selfpay": "超限价自费",
    "preselfpay_amt": "先行自付（乙类先付一部分）",
    "inscp_scp_amt": "符合政策范围金额",
    "act_pay_dedc": "起付线（先自己出的钱）",
    "hifp_pay": "统筹基金支付",
    "hifmi_pay": "居民大病保险支付",
    "hifob_pay": "职工大额补助支付",
    "cvlserv_pay": "公务员补助支付",
    "maf_pay": "医疗救助支付",
    "fund_pay_sumamt": "基金支付总额",
    "psn_part_amt": "个人负担总金额",
    "acct_pay": "个人账户支付",
}
_BILLED = {
    "medfee_sumamt": ("账单合计", ""),
    "fulamt_ownpay_amt": ("不在报销目录，全由您付", "账单"),
    "overlmt_selfpay": ("超过限价的部分", "账单"),
    "preselfpay_amt": ("{catalogue}的乙类项目", "账单"),
}
# 就医地目录、参保地政策; a claim by hand is split by the catalogue of the insured area.
_CATALOGUES = {Route.DIRECT: "就医地目录", Route.MANUAL: "参保地目录"}
_STRONG = frozenset({"medfee_sumamt", "inscp_scp_amt"})
_TOTALS = frozenset({"fund_pay_sumamt", "psn_part_amt"})
_COMPUTED = ("act_pay_dedc", "hifp_pay", "fund_pay_sumamt", "psn_part_amt")
_STATUS_NOTES = {Status.SECONDARY: "（转载）", Status.UNVERIFIED: "（未核实）"}
_NO_VALUE = "缺参数"
_ASIDE_ROOM = 26
"""Characters that two lines of the box beside the sums hold."""


def estimate_paper(
    number: str,
    case: Case,
    estimate: Estimate,
    comparisons: tuple[Comparison, ...],
    policy: AreaPolicy,
    divisions: Divisions,
    letterhead: Letterhead,
    *,
    name: str = "",
    id_number: str = "",
    disease_name: str = "",
    filing_state: str = "",
) -> EstimatePaper:
    """The sheet of one estimate. Name and number are masked here; `filing_state` is a word."""
    sources = _Sources(estimate)
    return EstimatePaper(
        number=number,
        facts=_facts(
            number, case, estimate, divisions, letterhead, name, id_number, disease_name,
            filing_state,
        ),
        fund=amount_of(estimate, "fund_pay_sumamt"),
        own=amount_of(estimate, "psn_part_amt"),
        aside=_aside(comparisons),
        rows=_rows(estimate, sources),
        bars=_bars(estimate),
        comparisons=tuple(_comparison(one) for one in comparisons[:4]),
        sources=sources.lines(),
        doubts=_doubts(case, estimate),
        engine=estimate.engine,
        footer=letterhead.footer(policy),
    )  # fmt: skip


def _facts(
    number: str,
    case: Case,
    estimate: Estimate,
    divisions: Divisions,
    letterhead: Letterhead,
    name: str,
    id_number: str,
    disease_name: str,
    filing_state: str,
) -> tuple[Fact, ...]:
    care = case.care
    level = LEVEL_WORDS.get(care.institution.level or "", "医院级别不清楚")
    what = CARE_WORDS[care.care_type]
    if disease_name:
        what += f" · {disease_name}"
    elif care.admission_no:
        what += f" · 今年第 {care.admission_no} 次"
    unfiled = "免备案" if estimate.exempt else "没有备案"
    filed = unfiled if estimate.filing is None else KIND_WORDS[estimate.filing]
    if estimate.filing is not None and filing_state:
        filed += f"（{filing_state}）"
    insured = f"{divisions.short(case.person.insured_area)} · "
    return (
        Fact("姓名", mask_name(name) or "无", strong=True),
        Fact("证件", mask_id(id_number) or "无"),
        Fact("预估日期", letterhead.now.date().isoformat()),
        Fact("参保", insured + INSURANCE_SHORT[case.person.insurance]),
        Fact("就医", f"{divisions.short(care.area)} · {level}"),
        Fact("", what),
        Fact("备案", filed),
        Fact("结算", ROUTE_WORDS[estimate.route]),
        Fact("编号", number),
    )


class _Sources:
    """Numbers the documents behind an estimate in the order in which the lines cite them."""

    def __init__(self, estimate: Estimate) -> None:
        self._labels: dict[Citation, list[str]] = {}
        for node in _cited_nodes(estimate.trace):
            assert node.citation is not None
            labels = self._labels.setdefault(node.citation, [])
            if node.label not in labels:
                labels.append(node.label)
        self._numbers = {one.short: mark(i) for i, one in enumerate(self._unique())}

    def _unique(self) -> list[Citation]:
        return list({one.short: one for one in self._labels}.values())

    def marks(self, node: TraceNode, without: frozenset[str] = frozenset()) -> str:
        """The signs of every document below a node, each once, in order."""
        found = {
            self._numbers[one.citation.short]
            for one in _cited_nodes((node,), without)
            if one.citation is not None
        }
        return "".join(sign for sign in self._numbers.values() if sign in found)

    def lines(self) -> tuple[tuple[str, str], ...]:
        """(sign, what it founds and which document)."""
        found = []
        for one in self._unique():
            labels = [
                label
                for citation, group in self._labels.items()
                if citation.short == one.short
                for label in group
            ]
            note = _STATUS_NOTES.get(one.status, "")
            text = f"{'、'.join(dict.fromkeys(labels))}：{one.short}{note}"
            found.append((self._numbers[one.short], text))
        return tuple(found)


def _cited_nodes(
    nodes: tuple[TraceNode, ...], without: frozenset[str] = frozenset()
) -> list[TraceNode]:
    """Nodes with a document, the earlier steps first; 缺参数 has none."""
    found: list[TraceNode] = []
    for node in nodes:
        if node.key in without:
            continue
        found += _cited_nodes(node.children, without)
        if node.citation is not None and node.value != _NO_VALUE:
            found.append(node)
    return found


def _rows(estimate: Estimate, sources: _Sources) -> tuple[EstimateRow, ...]:
    no_rule = estimate.status is EstimateStatus.NO_RULE
    rows = []
    for field in FIELDS:
        code = field.code
        if code not in _ITEMS or (code == "acct_pay" and not estimate.line(code)):
            continue
        amount = amount_of(estimate, code)
        if not amount.known and not (no_rule and code in _COMPUTED):
            continue
        rows.append(_row(estimate, code, amount, sources))
    return tuple(rows)


def _row(estimate: Estimate, code: str, amount: Amount, sources: _Sources) -> EstimateRow:
    total, strong = code in _TOTALS, code in _STRONG
    sign, item = _SIGNS.get(code, ""), _ITEMS[code]
    if not amount.known:
        missing = "、".join(one.label for one in estimate.missing)
        return EstimateRow(
            sign, item, code, amount, "", status=Status.MISSING, total=total, missing=missing
        )
    if code in _BILLED:
        formula, source = _BILLED[code]
        formula = formula.format(catalogue=_CATALOGUES[estimate.route])
        return EstimateRow(sign, item, code, amount, formula, source, strong=strong)
    node = estimate.node(code)
    marks = ""
    status: Status | None = None
    formula = _sum_formula(estimate, code) or (paper_formula(node.formula) if node else "")
    if node is not None and code == "inscp_scp_amt":
        # what counts as within the policy rests on a rule; the subtraction itself does not
        marks = sources.marks(node)
        if node.weakest is not Status.OFFICIAL:
            status = node.weakest
    elif node is not None and not total:
        marks, status = sources.marks(node, frozenset({"inscp_scp_amt"})), node.weakest
    return EstimateRow(sign, item, code, amount, formula, marks, status, strong, total)


def _sum_formula(estimate: Estimate, code: str) -> str:
    """Plain subtraction with the numbers of the sheet; empty where a range has no one formula."""
    whole = estimate.line("medfee_sumamt")
    if whole is None:
        return ""
    if code == "inscp_scp_amt":
        codes = ("fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt")
        parts = [estimate.line(part) for part in codes]
        return MINUS.join(figure(part) for part in (whole, *parts) if part is not None)
    fund = estimate.line("fund_pay_sumamt")
    if code == "psn_part_amt" and fund is not None:
        if estimate.high:
            return "医疗费总额－基金支付总额"
        return f"{figure(whole)}{MINUS}{figure(fund)}"
    return ""


def paper_formula(formula: str) -> str:
    """A formula of the screen in the wide signs of the papers, without the closing equals sign."""
    text = formula.removesuffix(" =")
    for narrow, wide in (
        (" − ", MINUS),
        (" + ", "＋"),
        (" × ", "×"),
        ("）× ", "）×"),
        ("−", MINUS),
    ):
        text = text.replace(narrow, wide)
    return re.sub(r" (?==)|(?<==) ", "", text)


def _bars(estimate: Estimate) -> tuple[ChartBar, ...]:
    return tuple(
        ChartBar(bar.label, bar.amount, bar.kind.value, bar.high) for bar in waterfall(estimate)
    )


def _comparison(one: Comparison) -> ComparisonRow:
    label = f"本单：{one.label}" if one.is_own else one.label
    if one.estimate is None:
        return ComparisonRow(label, Amount(None), Amount(None), one.reason, one.is_own)
    note = one.reason
    if one.estimate.confidence is not Status.OFFICIAL and not one.is_own:
        word = "参考" if one.estimate.confidence is Status.SECONDARY else "未核实"
        note = f"{word}；{note}" if note else word
    return ComparisonRow(
        label,
        amount_of(one.estimate, "fund_pay_sumamt"),
        amount_of(one.estimate, "psn_part_amt"),
        note,
        one.is_own,
    )


def _aside(comparisons: tuple[Comparison, ...]) -> Aside | None:
    """What it costs not to file, as far as it can be said; nothing in the unfiled case."""
    unfiled = [one for one in comparisons if not one.is_own and one.case.filing.kind is None]
    if not unfiled or unfiled[0].case.care.emergency:
        return None
    one = unfiled[0]
    heading = "不备案会多付"
    reason = one.reason if len(one.reason) <= _ASIDE_ROOM else "原因见“换一种情况”表"
    if one.estimate is None:
        return Aside(heading, ("算不出", reason), Status.MISSING)
    confidence = one.estimate.confidence
    status = None if confidence is Status.OFFICIAL else confidence
    if one.difference is None:
        return Aside(heading, ("差多少算不准", reason), status)
    if one.difference <= ZERO:
        return None
    ends = (comparisons[0].estimate, one.estimate)
    most = "最多" if any(end is not None and end.high is not None for end in ends) else ""
    words = f"您{most}多付 {figure(one.difference)} 元"
    return Aside(heading, (words, f"（{reason}）"), status)


def _doubts(case: Case, estimate: Estimate) -> Doubts:
    def with_status(status: Status) -> tuple[str, ...]:
        return tuple(one.text for one in estimate.cited if one.citation.status is status)

    facts = tuple(one.label for one in estimate.missing if one.is_fact)
    rules = tuple(one.label for one in estimate.missing if not one.is_fact)
    no_rule = estimate.status is EstimateStatus.NO_RULE
    return Doubts(
        secondary=with_status(Status.SECONDARY),
        unverified=with_status(Status.UNVERIFIED),
        stated=_stated(case),
        missing=(*rules, *facts) if no_rule else rules,
        unknown=() if no_rule else facts,
        notices=estimate.notices,
    )


def _stated(case: Case) -> tuple[str, ...]:
    """The sums of this year as the person gave them."""
    known = case.year_to_date
    said = (
        ("今年起付线已付", known.deductible_paid),
        ("今年这个病已报", known.disease_fund_paid),
        ("今年统筹已付", known.pool_paid),
        ("今年大病累计", known.critical_basis),
    )
    return tuple(f"{label} {figure(amount)} 元" for label, amount in said if amount is not None)
