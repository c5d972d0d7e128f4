"""What direct settlement of a special disease needs besides the filing.

资格认定 -> 备案 -> 机构已开通本病种 (新华社 2021-09-15, 2023-05-16); 广西 also asks for the chosen
institutions (自治区医保局 2024-12-16). Each is met, unmet or unknown, unknown never taken for met.
"""

from __future__ import annotations

from collections.abc import Collection

from core.case.disease import same_disease
from core.case.model import CareType, Case
from core.filing.asker import Asker, sentence
from core.filing.model import Precondition, State


def preconditions(
    case: Case, asker: Asker, scope: str, listed: Collection[str]
) -> tuple[Precondition, ...]:
    """The preconditions that apply to this case, each with the sentence of its rule.

    `listed` are the codes of the insured area's own disease list.
    """
    if case.care.care_type is not CareType.CHRONIC_OUTPATIENT:
        return ()
    found = []
    qualification = asker.ask("chronic.needs_qualification")
    if qualification is not None and qualification.value is True:
        found.append(
            Precondition(
                "qualification",
                qualification.label,
                _qualified(case, listed),
                sentence(qualification),
                forces_manual=True,
            )
        )
    if scope == "cross_province":
        direct = asker.ask("chronic.national_direct")
        if direct is not None:
            met = direct.value is True
            said = None if met else asker.look("chronic.not_in_list")
            found.append(
                Precondition(
                    "national_direct",
                    direct.label,
                    State.MET if met else State.UNMET,
                    sentence(said or direct),
                    forces_manual=True,
                )
            )
    # Inside the own pool nothing is settled from afar: a silent pack leaves no gap there.
    ask = asker.look if scope == "same_pool" else asker.ask
    opened = ask("chronic.needs_opened")
    if opened is not None and opened.value is True:
        found.append(
            Precondition(
                "opened", opened.label, _opened(case), sentence(opened), forces_manual=True
            )
        )
    return tuple(found)


def facility_precondition(case: Case, asker: Asker) -> tuple[bool | None, tuple[Precondition, ...]]:
    """Whether institutions must be chosen with the filing (None: no rule), and how it stands."""
    rule = asker.ask("filing.needs_facility")
    if rule is None:
        return None, ()
    if rule.value is not True:
        return False, ()
    made = Precondition(
        "facility", rule.label, _facility(case), sentence(rule), forces_manual=False
    )
    return True, (made,)


def _qualified(case: Case, listed: Collection[str]) -> State:
    known, asked = case.person.qualified_diseases, case.care.disease
    if known is None or asked is None:
        return State.UNKNOWN
    return State.MET if any(same_disease(one, asked, listed) for one in known) else State.UNMET


def _opened(case: Case) -> State:
    institution, major = case.care.institution, case.care.disease_major
    if institution.network is False:
        return State.UNMET
    if institution.opened_diseases is None or major is None:
        return State.UNKNOWN
    return State.MET if major in institution.opened_diseases else State.UNMET


def _facility(case: Case) -> State:
    chosen, code = case.filing.facilities, case.care.institution.code
    if chosen is None:
        return State.UNKNOWN if case.filing.kind is not None else State.UNMET
    if code is None:
        return State.UNKNOWN if chosen else State.UNMET
    return State.MET if code in chosen else State.UNMET
