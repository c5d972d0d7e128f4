"""Administrative divisions, pooling areas and place readings."""

from core.areas.division import Division
from core.areas.divisions import Divisions, Scope

__all__ = ["Division", "Divisions", "Scope"]
