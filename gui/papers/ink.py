"""The ink of every paper: black and four greys, whatever scheme the screen is in."""

BLACK = "#000000"
DARK = "#4A4A4A"
GREY = "#D9D9D9"
WATERMARK = "#E4E4E4"
LABEL = "#F0F0F0"
PAPER = "#FFFFFF"
