"""An estimate as the JSON of the command line and of stored estimates (amounts plain yuan text)."""

from __future__ import annotations

from core.kernel.money import Money
from core.kernel.status import Citation, Cited, Status
from core.policy import Missing
from core.settlement.model import Comparison, Estimate, TraceNode


def estimate_json(estimate: Estimate) -> dict[str, object]:
    """The result object; `high` stands there only for a range, `lines` None = not applicable."""
    found: dict[str, object] = {
        "status": estimate.status.value,
        "confidence": (
            None if estimate.confidence is Status.MISSING else estimate.confidence.value
        ),
        "lines": _lines(estimate.lines),
    }
    if estimate.high is not None:
        found["high"] = _lines(estimate.high)
    found |= {
        "missing": [_missing(item) for item in estimate.missing],
        "unverified": [_cited(item) for item in estimate.unverified],
        "notices": list(estimate.notices),
        "trace": [_node(node) for node in estimate.trace],
        "packs": [
            {"area": pack.area, "version": pack.version, "sha256": pack.sha256}
            for pack in estimate.packs
        ],
        "engine": estimate.engine,
        "route": estimate.route.value,
        "filing": estimate.filing.value if estimate.filing else None,
    }
    return found


def comparison_json(comparison: Comparison) -> dict[str, object]:
    """One compared case; without its trace, which the own estimate carries."""
    inner = None
    if comparison.estimate is not None:
        inner = estimate_json(comparison.estimate)
        del inner["trace"], inner["packs"], inner["engine"]
    return {
        "label": comparison.label,
        "own": comparison.is_own,
        "route": comparison.route.value,
        "estimate": inner,
        "difference": _plain(comparison.difference),
        "reason": comparison.reason,
        "missing": [_missing(item) for item in comparison.missing],
    }


def _lines(lines: dict[str, Money | None]) -> dict[str, str | None]:
    return {code: _plain(amount) for code, amount in lines.items()}


def _plain(amount: Money | None) -> str | None:
    return None if amount is None else amount.plain


def _missing(item: Missing) -> dict[str, str]:
    return {"concept": item.concept, "label": item.label, "message": item.message}


def _cited(item: Cited) -> dict[str, object]:
    return {"text": item.text, "source": _citation(item.citation)}


def _citation(citation: Citation) -> dict[str, object]:
    shown: dict[str, object] = {"status": citation.status.value, "title": citation.title}
    for name in ("issuer", "doc_no", "article", "area", "note", "url"):
        if getattr(citation, name):
            shown[name] = getattr(citation, name)
    for name in ("issued_on", "since"):
        day = getattr(citation, name)
        if day is not None:
            shown[name] = day.isoformat()
    return shown


def _node(node: TraceNode) -> dict[str, object]:
    shown: dict[str, object] = {
        "key": node.key,
        "label": node.label,
        "formula": node.formula,
        "value": node.value,
        "status": node.status.value,
        "weakest": node.weakest.value,
    }
    if node.amount is not None:
        shown["amount"] = node.amount.plain
    if node.citation is not None:
        shown["source"] = _citation(node.citation)
    if node.children:
        shown["children"] = [_node(child) for child in node.children]
    return shown
