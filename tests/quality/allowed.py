"""What the checks let pass, each with its reason. Nothing is exempt that does not stand here."""

# Numbers that satisfy the check digit of GB 11643.
ID_NUMBERS = {
    "11010519491231002X": "the sample number printed in public descriptions of GB 11643",
    "653201196004120041": "invented, the person of the design pictures",
    "653201196004129978": "invented for the tests of redaction, sequence 997",
}

# Mobile numbers.
MOBILE_NUMBERS = {
    "13800138000": "the service number of an operator, the usual sample",
    "13800000000": "invented, all zeros",
    "13900000001": "invented, zeros but the last",
    "13900000008": "invented, zeros but the last",
    "13900005217": "invented, of the design pictures",
    "13812340101": "invented, to show which digits a mask keeps",
}

# Files that may write to standard output or error, beside core/cli and core/bootstrap.
PRINTING = {
    "gui/__main__.py": "says on the terminal which system package keeps the window from opening",
    "gui/crash.py": "the last resort of a program that has no window any more",
}

# The only places of colour values (tokens.json holds those of the screen).
COLOURS = {
    "gui/papers/ink.py": "the ink of paper is the same in every scheme of the screen",
}
