"""The explanation of a whole settlement: one root for each result, its steps below."""

from __future__ import annotations

from dataclasses import replace

from core.kernel.money import ZERO, Money
from core.kernel.ratio import parse_percent, percent
from core.kernel.status import Status, weakest
from core.policy import Brackets, Rule
from core.settlement.ceiling import explain_ceiling, explain_no_ceiling
from core.settlement.compute import Figures
from core.settlement.critical_illness import explain_critical
from core.settlement.deductible import AFTER_RATIO, explain_deductible
from core.settlement.model import TraceNode
from core.settlement.ratio import explain_ratio
from core.settlement.reduction import explain_reduction
from core.settlement.rules import RuleSet
from core.settlement.situation import Situation
from core.settlement.split import explain_split
from core.settlement.wording import money_range, ratio_range

INSURANCE = {"employee": "职工", "resident": "居民"}
CATEGORY = {"active": "在职", "retired": "退休"}
CARE = {
    "inpatient": "住院",
    "outpatient": "普通门诊",
    "chronic_outpatient": "门诊慢特病",
    "pharmacy": "药店",
}
LEVELS = {"3": "三级", "2": "二级", "1": "一级", "none": "未定级"}
CRITICAL_LABELS = {"hifmi_pay": "居民大病支出", "hifob_pay": "大额补助支出"}


def build_trace(
    figures: Figures, rules: RuleSet, situation: Situation, disease_name: str | None
) -> tuple[TraceNode, ...]:
    """The roots in reading order: pooled fund, 大病/大额, fund total, personal burden, cash."""
    pooled = _pooled(figures, rules, situation, disease_name)
    roots = [pooled]
    if rules.critical is not None and figures.critical is not None:
        roots.append(
            explain_critical(
                rules.critical_code,
                CRITICAL_LABELS[rules.critical_code],
                _table(rules),
                figures.critical_before or ZERO,
                figures.own_in_scope,
                figures.critical,
                rules.critical.citation,
            )
        )
    status = weakest(root.weakest for root in roots)
    return (*roots, *_totals(figures, status, rules.critical_code))


def _table(rules: RuleSet) -> Brackets:
    table = rules.critical_value
    assert table is not None
    return table


def _pooled(
    figures: Figures, rules: RuleSet, situation: Situation, disease_name: str | None
) -> TraceNode:
    split = explain_split(figures.split)
    if rules.catalogue is not None:
        citation = rules.catalogue.citation
        split = replace(split, citation=citation, status=citation.status)
    children = [split]
    if figures.transfer_self:
        children.append(_transfer(figures, rules))
    deductible = explain_deductible(
        rules.deductible_value,
        figures.inputs.deductible_paid,
        figures.due,
        figures.deductible,
        rules.deductible.citation,
    )
    children.append(deductible)
    lowering = explain_reduction(
        rules.reduction_value,
        figures.inputs.reduction,
        situation.filing,
        None if rules.reduction is None else rules.reduction.citation,
    )
    children.append(
        explain_ratio(
            rules.ratio_value,
            figures.ratio,
            whom(rules.ratio, situation, disease_name),
            rules.ratio.citation,
            (lowering,),
        )
    )
    children += _ceilings(figures, rules)
    return TraceNode(
        "hifp_pay",
        "基本统筹支出",
        pooled_formula(figures, rules),
        str(figures.pooling_fund),
        figures.pooling_fund,
        children=tuple(children),
    )


def _transfer(figures: Figures, rules: RuleSet) -> TraceNode:
    citation = rules.reduction.citation if rules.reduction else None
    share = percent(figures.inputs.reduction)
    return TraceNode(
        "transfer_self",
        "转外自理",
        f"{figures.split.in_scope} × {share} =",
        str(figures.transfer_self),
        figures.transfer_self,
        citation,
        citation.status if citation else Status.OFFICIAL,
    )


def _ceilings(figures: Figures, rules: RuleSet) -> list[TraceNode]:
    nodes = []
    if rules.ceiling is not None and rules.ceiling_value and figures.ceiling:
        done, rule = figures.ceiling, rules.ceiling
        nodes.append(
            explain_ceiling(
                "ceiling", rule.label, rules.ceiling_value, done.used, done.wanted, done.paid,
                rule.citation,
            )
        )  # fmt: skip
    if rules.pool is not None and rules.pool_value and figures.pool:
        done, rule = figures.pool, rules.pool
        nodes.append(
            explain_ceiling(
                "pool_ceiling", rule.label, rules.pool_value, done.used, done.wanted, done.paid,
                rule.citation,
            )
        )  # fmt: skip
    else:
        nodes.append(explain_no_ceiling("pool_ceiling", "基本医保年度限额"))
    return nodes


def pooled_formula(figures: Figures, rules: RuleSet) -> str:
    """`（9,200.00 − 200.00）× 75% =`, in the order the rule takes them."""
    base = " − ".join(
        str(amount)
        for amount in (figures.split.in_scope, figures.transfer_self)
        if amount or amount is figures.split.in_scope
    )
    after = rules.deductible_value.order == AFTER_RATIO
    if not after and figures.deductible:
        base += f" − {figures.deductible}"
    if " − " in base:
        base = f"（{base}）"
    single = len(figures.ratio.pieces) == 1 and not isinstance(rules.ratio_value, Brackets)
    gap = "" if base.endswith("）") else " "
    share = f"× {percent(figures.ratio.pieces[0].ratio)}" if single else "按分段"
    text = f"{base}{gap}{share}"
    if after and figures.deductible:
        text += f" − {figures.deductible}"
    if figures.over_ceiling:
        text += f" = {figures.before_ceiling}，封顶后付"
    return text + " ="


def whom(rule: Rule, situation: Situation, disease_name: str | None) -> str:
    """For whom the ratio is: insurance, care or disease, level as far as the row asks for them."""
    facts = situation.facts
    words = [INSURANCE[str(facts["insurance"])]]
    if "category" in rule.when and facts["category"] in CATEGORY:
        words.append(CATEGORY[str(facts["category"])])
    words.append(disease_name or CARE[str(facts["care_type"])])
    level = facts.get("level")
    words.append(LEVELS.get(str(level), "级别不清楚") if "level" in rule.when else "不分级别")
    if any(key.startswith("age") for key in rule.when):
        words.append(f"{facts.get('age')} 岁")
    return " · ".join(words)


def _totals(figures: Figures, status: Status, critical_code: str) -> list[TraceNode]:
    """Sums rest on what is above them: they carry its weakest status and no source of their own."""
    critical = figures.critical or ZERO
    fund, personal, split = figures.fund_total, figures.personal, figures.split
    funds = f"{figures.pooling_fund} + {critical} =" if critical else "只有统筹支付 ="
    parts: list[tuple[str, str, str, Money]] = [
        ("part.excluded", "全自费", "账单所列", split.excluded),
        ("part.over_limit", "超限价", "账单所列", split.over_limit),
        ("part.first_self", "先行自付", "账单所列", split.first_self_payment),
        ("part.transfer_self", "转外自理", "见上", figures.transfer_self),
        ("part.deductible", "起付线", "见上", figures.deductible),
        ("part.own_share", "比例自付", "政策范围内按比例没有报的", figures.own_share),
        ("part.over_ceiling", "超封顶", "封顶线以上", figures.over_ceiling),
    ]
    shown = [part for part in parts if part[3]]
    formula = " + ".join(str(amount) for *_, amount in shown) or "0.00"
    if critical:
        formula += f" − {critical}"
    children = [
        TraceNode(key, label, how, str(amount), amount, status=_own_status(key, status))
        for key, label, how, amount in shown
    ]
    if critical:
        name = CRITICAL_LABELS[critical_code]
        minus = f"−{critical}"
        children.append(TraceNode("part.critical", name, "见上", minus, -critical, status=status))
    check = f"{fund} + {personal} = {split.total}"
    children.append(TraceNode("check", "核对", check, "相符"))
    return [
        TraceNode("fund_pay_sumamt", "基金支付总额", funds, str(fund), fund, status=status),
        TraceNode(
            "psn_part_amt",
            "个人负担总额",
            f"{formula} =",
            str(personal),
            personal,
            status=status,
            children=tuple(children),
        ),
        TraceNode(
            "psn_cash_pay",
            "个人现金支出",
            "个人账户余额不在预估里，全部按现金 =",
            str(personal),
            personal,
            status=status,
        ),
    ]


def _own_status(key: str, status: Status) -> Status:
    billed = ("part.excluded", "part.over_limit", "part.first_self")
    return Status.OFFICIAL if key in billed else status


def merge(low: TraceNode, high: TraceNode) -> TraceNode:
    """One node for both ends of a range: values as `low–high`, both formulas where they differ."""
    other = {child.key: child for child in high.children}
    children = [
        merge(child, other.pop(child.key)) if child.key in other else child
        for child in low.children
    ]
    children += other.values()
    same = low.formula == high.formula
    return replace(
        low,
        formula=low.formula if same else f"少付时 {_ended(low)}；多付时 {_ended(high)}",
        value=low.value if low.value == high.value else _range(low, high),
        status=weakest((low.status, high.status)),
        children=tuple(children),
    )


def merge_trace(low: tuple[TraceNode, ...], high: tuple[TraceNode, ...]) -> tuple[TraceNode, ...]:
    """The roots of both ends, matched by key."""
    other = {root.key: root for root in high}
    merged = [merge(root, other.pop(root.key)) if root.key in other else root for root in low]
    return (*merged, *other.values())


def _ended(node: TraceNode) -> str:
    """The formula with its result, where it is a calculation."""
    return f"{node.formula} {node.value}" if node.formula.endswith("=") else node.formula


def _range(low: TraceNode, high: TraceNode) -> str:
    """`3,250.00–5,050.00` or `55%–75%`, the smaller first whoever it favours; words with 或."""
    if low.amount is not None and high.amount is not None:
        return money_range(low.amount, high.amount)
    if low.value.endswith("%") and high.value.endswith("%"):
        return ratio_range((parse_percent(low.value), parse_percent(high.value)))
    return f"{low.value}或{high.value}"
