"""Documents as data: what each paper says, without a painter."""

from core.papers.amount import Amount
from core.papers.estimate_sheet import EstimatePaper
from core.papers.filing_form import FilingFormPaper
from core.papers.footer import Footer, PackStamp
from core.papers.hospital_card import HospitalCardPaper
from core.papers.slip import SlipPaper

Paper = FilingFormPaper | SlipPaper | EstimatePaper | HospitalCardPaper

__all__ = [
    "Amount",
    "EstimatePaper",
    "FilingFormPaper",
    "Footer",
    "HospitalCardPaper",
    "PackStamp",
    "Paper",
    "SlipPaper",
]
