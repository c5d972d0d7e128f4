"""From a bare machine with Python and pip to a running program. Standard library only."""
