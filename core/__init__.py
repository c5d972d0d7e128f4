"""Rules, settlement, filing and search of out-of-area care. No Qt, nothing happens at import."""

__version__ = "0.1.0"
