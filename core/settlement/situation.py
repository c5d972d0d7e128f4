"""How this care is settled: the facts the rules see, the filing that counts, direct or by hand.

Without a filing that is in force, a bill from another province can't be settled on the spot: the
person pays first and claims by hand. The same holds when the institution is not connected or the
disease is not open there (医保发〔2022〕22号附件; 门诊慢特病 also by the national list).
"""

from __future__ import annotations

from dataclasses import dataclass

from core.areas import Divisions
from core.case.coverage import care_day, in_force
from core.case.disease import same_disease
from core.case.facts import case_facts
from core.case.model import CareType, Case, FilingKind, Route
from core.policy import AreaPolicy, Rule, UnknownFact

SAME_POOL, CROSS_PROVINCE = "same_pool", "cross_province"
LATE = "late_filing_possible"
EXEMPT = "filing_exempt"
OPEN_REQUIREMENTS = frozenset({EXEMPT, "deemed_filed"})


@dataclass(frozen=True)
class Situation:
    """The case as settlement sees it; `notices` are Chinese sentences for screen and paper.

    `exempt`: the rules say that this care needs no filing.
    """

    facts: dict[str, str | None]
    scope: str
    filing: FilingKind | None
    route: Route
    notices: tuple[str, ...]
    exempt: bool = False

    @property
    def asks_filing(self) -> bool:
        """Whether the filing state can lower the benefit at all."""
        return self.scope != SAME_POOL


def read_situation(case: Case, policy: AreaPolicy, divisions: Divisions) -> Situation:
    """The facts with the filing that really counts and the route that is really open."""
    facts = case_facts(case, divisions)
    number = case.care.admission_no
    if number is None and case.year_to_date.admissions is not None:
        number = case.year_to_date.admissions + 1
    facts["admission_no"] = None if number is None else str(number)
    scope = str(facts["scope"])
    counted = facts["filing"]
    filing = None if counted in (None, "none") else FilingKind(counted)
    notices: list[str] = []
    if (
        case.filing.kind is not None
        and filing is not case.filing.kind
        and _must_file(case, policy, facts, scope)
    ):
        notices.append(_not_counted(case, filing))
    blocks = _blocks(case, policy, facts, scope, filing)
    notices += blocks
    route = Route.MANUAL if blocks else case.care.route
    facts["route"] = route.value
    if route is Route.MANUAL:
        notices.append("手工报销按参保地目录拆分自费和先行自付，和医院账单上的可能不一样")
    if case.care.care_type is CareType.CHRONIC_OUTPATIENT:
        notices += _qualification(case, policy, facts)
    asked = _find(policy, "filing.requirement", case, facts)
    exempt = asked is not None and asked.value == EXEMPT
    return Situation(facts, scope, filing, route, tuple(notices), exempt)


def _blocks(
    case: Case,
    policy: AreaPolicy,
    facts: dict[str, str | None],
    scope: str,
    filing: FilingKind | None,
) -> list[str]:
    """Why direct settlement is closed; each reason is a sentence."""
    found = []
    if filing is None and _must_file(case, policy, facts, scope):
        late = _find(policy, "filing.late", case, facts)
        if late is not None and late.value == LATE:
            found.append("还没有出院结算，现在补办备案就可以直接结算；下面按不补办、先垫付算")
        else:
            found.append("没有生效的备案，当场不能直接结算：先垫付，再回参保地手工报销")
    institution = case.care.institution
    if institution.network is False:
        found.append("这家机构没有联网，当场不能直接结算：先垫付，再回参保地手工报销")
    if case.care.care_type is not CareType.CHRONIC_OUTPATIENT or scope == SAME_POOL:
        return found
    major = case.care.disease_major
    opened = institution.opened_diseases
    if (
        opened is not None
        and major not in opened
        and _flag(policy, "chronic.needs_opened", case, facts) is not False
    ):
        found.append("这家机构没有开通这个病种：换一家，或先垫付再手工报销，不要按普通门诊结算")
    if scope == CROSS_PROVINCE and _flag(policy, "chronic.national_direct", case, facts) is False:
        said = _find(policy, "chronic.not_in_list", case, facts)
        found.append(
            said.text or str(said.value)
            if said
            else "这个病种不在全国跨省直接结算的病种里：先问就医地有没有另外开通，没有就先垫付"
        )
    return found


def _not_counted(case: Case, filing: FilingKind | None) -> str:
    """Why the filing of the case is left aside, and what to do about it."""
    counted = "按没有备案算" if filing is None else "按急诊抢救视同备案算"
    if not in_force(case.filing, care_day(case)):
        return f"备案在看病那天没有生效或者已经到期，{counted}；到期的重新备案"
    return f"备案地不是这次的就医地，{counted}；换地方先变更备案"


def _must_file(case: Case, policy: AreaPolicy, facts: dict[str, str | None], scope: str) -> bool:
    if scope == SAME_POOL:
        return False
    rule = _find(policy, "filing.requirement", case, facts)
    if rule is None:
        return scope == CROSS_PROVINCE
    return rule.value not in OPEN_REQUIREMENTS


def _qualification(case: Case, policy: AreaPolicy, facts: dict[str, str | None]) -> list[str]:
    qualified, disease = case.person.qualified_diseases, case.care.disease
    if disease is None or _flag(policy, "chronic.needs_qualification", case, facts) is False:
        return []
    if qualified is None:
        return ["病种资格没有核实，下面按已经认定算"]
    listed = {one.code for one in policy.diseases(case.day)}
    if not any(same_disease(one, disease, listed) for one in qualified):
        return ["这个病种还没有认定资格，认定以前不能按门诊慢特病报销；下面是认定以后的预估"]
    return []


def _flag(
    policy: AreaPolicy, concept: str, case: Case, facts: dict[str, str | None]
) -> bool | None:
    rule = _find(policy, concept, case, facts)
    return None if rule is None else bool(rule.value)


def _find(
    policy: AreaPolicy, concept: str, case: Case, facts: dict[str, str | None]
) -> Rule | None:
    try:
        return policy.find(concept, facts, case.day)
    except UnknownFact:
        return None
