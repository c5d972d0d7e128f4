"""Settlement: from a bill to what each fund and the person pay, every number with its reason."""

from core.settlement.assemble import IdentityViolated, check_identities
from core.settlement.compare import compare_filing
from core.settlement.estimate import estimate
from core.settlement.model import (
    BarKind,
    Breakdown,
    Comparison,
    Estimate,
    EstimateStatus,
    PackRef,
    TraceNode,
    WaterfallBar,
)
from core.settlement.to_json import comparison_json, estimate_json
from core.settlement.waterfall import waterfall

__all__ = [
    "BarKind",
    "Breakdown",
    "Comparison",
    "Estimate",
    "EstimateStatus",
    "IdentityViolated",
    "PackRef",
    "TraceNode",
    "WaterfallBar",
    "check_identities",
    "compare_filing",
    "comparison_json",
    "estimate",
    "estimate_json",
    "waterfall",
]
