"""Tests mirror core/ and gui/."""
