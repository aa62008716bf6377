"""The words of the program as immutable records; every stage takes and gives only these.

Takes nothing, gives the types. No input or output, no rule of reading or adding lives here.
"""

from tallybook.model.balance import Balance, Role
from tallybook.model.codebook import AreaEntry, Codebook, IndicatorEntry, IndicatorKind, UnitEntry
from tallybook.model.codes import make_finding
from tallybook.model.evidence import Choice, Doubt, Evidence, Offer
from tallybook.model.finding import Finding, Severity
from tallybook.model.grid import Cell, CellKind, Grid, Merge, a1
from tallybook.model.hint import NO_HINT, Areas, Hint, Holds
from tallybook.model.observation import OBSERVATION_COLUMNS, WORST_FIRST, Observation, PrintedTotal, figures_in
from tallybook.model.page import InspectionPage, Kind, PageBlock, PageCell, PageFinding, PageRow, SheetPage
from tallybook.model.quantity import Qualifier, Quantity, Unread, exact_sum
from tallybook.model.reading import INSPECT_COLUMNS, FileReading, SheetReading, Source, SourceBalance, Workbook
from tallybook.model.report import Listing, Report
from tallybook.model.returns import Returns
from tallybook.model.review import FINDING_COLUMNS, FindingInWords, Known, Review, ReviewReport, Since, Weighed
from tallybook.model.run import Run
from tallybook.model.total import COMPARISON_COLUMNS, OWN_MARK, TOTAL_COLUMNS, Comparison, Footing, Total

__all__ = [
    "COMPARISON_COLUMNS",
    "FINDING_COLUMNS",
    "INSPECT_COLUMNS",
    "NO_HINT",
    "OBSERVATION_COLUMNS",
    "OWN_MARK",
    "TOTAL_COLUMNS",
    "WORST_FIRST",
    "AreaEntry",
    "Areas",
    "Balance",
    "Cell",
    "CellKind",
    "Choice",
    "Codebook",
    "Comparison",
    "Doubt",
    "Evidence",
    "FileReading",
    "Finding",
    "FindingInWords",
    "Footing",
    "Grid",
    "Hint",
    "Holds",
    "IndicatorEntry",
    "IndicatorKind",
    "InspectionPage",
    "Kind",
    "Known",
    "Listing",
    "Merge",
    "Observation",
    "Offer",
    "PageBlock",
    "PageCell",
    "PageFinding",
    "PageRow",
    "PrintedTotal",
    "Qualifier",
    "Quantity",
    "Report",
    "Returns",
    "Review",
    "ReviewReport",
    "Role",
    "Run",
    "Severity",
    "SheetPage",
    "SheetReading",
    "Since",
    "Source",
    "SourceBalance",
    "Total",
    "UnitEntry",
    "Unread",
    "Weighed",
    "Workbook",
    "a1",
    "exact_sum",
    "figures_in",
    "make_finding",
]
