"""What an answer lacks: a rule no pack holds, or a fact nobody has given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Missing:
    """Named, with whom to ask; nothing is put in its place.

    `concept` is the rule concept, or `case.<field>` for a fact.
    """

    concept: str
    label: str
    message: str

    @property
    def is_fact(self) -> bool:
        """A fact the clerk can ask for, as against a rule the packs do not hold."""
        return self.concept.startswith("case.")
