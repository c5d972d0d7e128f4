"""Must this care be filed? The answer with its rule, and everything the filing then needs."""

from __future__ import annotations

from dataclasses import replace

from core.areas import Divisions
from core.case.coverage import filing_covers
from core.case.disease import disease_name
from core.case.facts import NOT_FILED, admission, case_facts
from core.case.model import Care, Case, FiledState, FilingKind, Route
from core.filing.asker import Asker, lines, sentence
from core.filing.destination import filing_destination
from core.filing.model import Advice, Answer, Material, Precondition, State
from core.filing.preconditions import facility_precondition, preconditions
from core.filing.validity import begin_day, filing_validity
from core.kernel.status import Cited
from core.policy import AreaPolicy, Rule
from core.policy.values import MaterialSpec


def advise(
    case: Case, policy: AreaPolicy, divisions: Divisions, *, intended: FiledState | None = None
) -> Advice:
    """The advice for a case by the packs of the insured area.

    `case.filing` is the filing in force. `intended` is the one being filled in (kind, begin, end);
    without it the filing of the case stands for both. A missing rule is listed in
    `Advice.missing`, never replaced. Raises `RuleConflict`.
    """
    planned = replace(case, filing=intended) if intended is not None else case
    kind = _kind(planned)
    scope = divisions.scope(case.person.insured_area, case.care.area)
    asker = Asker(policy, case_facts(case, divisions), case.day)
    filed_ok = filing_covers(case, divisions) if case.filing.kind is not None else None
    answer, reasons, paid_already = _answer(case, asker, filed_ok)
    needs_filing = answer is not None and answer.needs_filing
    listed = {one.code for one in policy.diseases(case.day)}
    conditions = preconditions(case, asker, scope, listed)
    route = Route.MANUAL if paid_already or _forced(conditions, case.care) else None

    needs_facility: bool | None = False
    destination = definition = validity = None
    materials: tuple[Material, ...] = ()
    commitment: bool | None = False
    without: tuple[Cited, ...] = ()
    if needs_filing:
        needs_facility, facility = facility_precondition(planned, asker)
        conditions += facility
        destination = filing_destination(case.care.area, asker, divisions)
        said = asker.ask("filing.without", filing=NOT_FILED)
        without = (sentence(said),) if said else ()
        if kind is not None:
            of_kind = asker.look("filing.kind_definition", filing=kind.value)
            definition = sentence(of_kind) if of_kind else None
            materials = _materials(asker.ask("filing.materials", filing=kind.value))
            commitment = _commitment(materials, kind, asker)
            validity = filing_validity(planned, kind, begin_day(planned), asker.about(kind))
    papers = asker.ask("filing.manual_papers") if route is Route.MANUAL else None
    # Whoever has to pay first must not be sent to the counter with "settle this directly".
    spoken = None if route is Route.MANUAL else asker.look("say.at_hospital")
    return Advice(
        answer=answer,
        sentence=reasons[0] if reasons else None,
        reasons=(*reasons, *(one.sentence for one in conditions)),
        without_filing=without,
        preconditions=conditions,
        route=route,
        manual_papers=tuple(line.text for line in lines(papers)),
        destination=destination,
        kind=kind,
        kind_definition=definition,
        materials=materials,
        commitment_allowed=commitment,
        validity=validity,
        needs_facility=needs_facility,
        carry=lines(asker.look("filing.carry")),
        say=_filled(spoken, case, policy, divisions) if spoken else None,
        notices=lines(asker.ask("filing.notice") if needs_filing else None),
        missing=asker.missing,
        status=asker.status,
        filed_ok=filed_ok,
    )


def _kind(case: Case) -> FilingKind | None:
    if case.filing.kind is FilingKind.EMERGENCY_RESCUE:
        return None  # 视同备案: there is nothing to fill in
    return case.filing.kind


def _answer(
    case: Case, asker: Asker, filed_ok: bool | None
) -> tuple[Answer | None, list[Cited], bool]:
    """The answer, its sentences (the deciding one first), and whether the bill is paid already."""
    rule = asker.ask("filing.requirement")
    if rule is None:
        return None, [], False
    answer = Answer(str(rule.value))
    reasons = [sentence(rule)]
    stage = admission(case, case.day)
    if answer is not Answer.MUST_FILE or filed_ok or stage == "not_admitted":
        return answer, reasons, False
    # Before 出院结算 a filing must still be taken (附件 第16条), after it only a claim by hand.
    late = asker.ask("filing.late")
    if late is None:
        return answer, reasons, False
    if late.value == Answer.LATE_FILING_POSSIBLE.value:
        return Answer.LATE_FILING_POSSIBLE, [sentence(late), *reasons], False
    # The stay is over: the claim by hand is what the person came to hear.
    return answer, [sentence(late), *reasons], stage == "discharged"


def _forced(conditions: tuple[Precondition, ...], care: Care) -> bool:
    if care.institution.network is False:
        return True
    return any(one.forces_manual and one.state is State.UNMET for one in conditions)


def _materials(rule: Rule | None) -> tuple[Material, ...]:
    if rule is None or not isinstance(rule.value, tuple):
        return ()
    return tuple(
        Material(
            spec.id,
            spec.name,
            spec.how,
            spec.alternatives,
            spec.commitment,
            spec.validity,
            spec.note,
            rule.citation,
        )
        for spec in rule.value
        if isinstance(spec, MaterialSpec)
    )


def _commitment(materials: tuple[Material, ...], kind: FilingKind, asker: Asker) -> bool | None:
    """Whether the area takes the personal promise (None: no rule); asked only where it helps."""
    if not any(material.commitment for material in materials):
        return False
    rule = asker.ask("filing.commitment_allowed", filing=kind.value)
    return rule.value is True if rule else None


def _filled(rule: Rule, case: Case, policy: AreaPolicy, divisions: Divisions) -> Cited:
    """The sentence for the counter, with the insured area and the disease put in."""
    care = case.care
    code = care.disease or ""
    family = "大类 " + code[:4] if code.startswith("M") else ""
    name = disease_name(code, policy.diseases(case.day))
    text = sentence(rule).text
    # Only the family is the same everywhere; a local code of our own says nothing to a hospital.
    if name is None or not family:
        text = text.replace("（{code}）", "")
    for mark, value in (
        ("{area}", divisions.short(case.person.insured_area)),
        ("{disease}", name or family or code),
        ("{code}", family),
    ):
        text = text.replace(mark, value)
    return Cited(text, rule.citation)
