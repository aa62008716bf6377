"""The words of the program as immutable records; every stage takes and gives only these.

Takes nothing, gives the types. No input or output, no rule of reading or adding lives here.
"""

from tallybook.model.answer import Answer, Explanation
from tallybook.model.balance import Balance, Role
from tallybook.model.codebook import AreaEntry, Codebook, IndicatorEntry, IndicatorKind, UnitEntry
from tallybook.model.codes import make_finding
from tallybook.model.contribution import CONTRIBUTION_COLUMNS, Contribution
from tallybook.model.evidence import Choice, Doubt, Evidence, Offer
from tallybook.model.finding import Finding, Severity
from tallybook.model.grid import Cell, CellKind, Grid, Merge, a1, parted, row_by_row
from tallybook.model.hint import NO_HINT, Areas, Hint, Holds
from tallybook.model.marking import MarkedCopy, Marking
from tallybook.model.observation import OBSERVATION_COLUMNS, WORST_FIRST, Observation, PrintedTotal, figures_in
from tallybook.model.page import InspectionPage, Kind, PageBlock, PageCell, PageFinding, PageRow, SheetPage
from tallybook.model.quantity import Qualifier, Quantity, Unread, exact_product, exact_sum
from tallybook.model.reading import INSPECT_COLUMNS, FileReading, SheetReading, Source, SourceBalance, Workbook
from tallybook.model.report import Listing, Part, Report
from tallybook.model.returns import Returns
from tallybook.model.review import FINDING_COLUMNS, FindingInWords, Known, Review, ReviewReport, Since, Weighed
from tallybook.model.rule import Linear, Missing, Operator, Outcome, Rule, RuleCounts
from tallybook.model.suggestion import Slip, Suggestion
from tallybook.model.total import COMPARISON_COLUMNS, OWN_MARK, TOTAL_COLUMNS, Comparison, Footing, Total

__all__ = [
    "COMPARISON_COLUMNS",
    "CONTRIBUTION_COLUMNS",
    "FINDING_COLUMNS",
    "INSPECT_COLUMNS",
    "NO_HINT",
    "OBSERVATION_COLUMNS",
    "OWN_MARK",
    "TOTAL_COLUMNS",
    "WORST_FIRST",
    "Answer",
    "AreaEntry",
    "Areas",
    "Balance",
    "Cell",
    "CellKind",
    "Choice",
    "Codebook",
    "Comparison",
    "Contribution",
    "Doubt",
    "Evidence",
    "Explanation",
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
    "Linear",
    "Listing",
    "MarkedCopy",
    "Marking",
    "Merge",
    "Missing",
    "Observation",
    "Offer",
    "Operator",
    "Outcome",
    "PageBlock",
    "PageCell",
    "PageFinding",
    "PageRow",
    "Part",
    "PrintedTotal",
    "Qualifier",
    "Quantity",
    "Report",
    "Returns",
    "Review",
    "ReviewReport",
    "Role",
    "Rule",
    "RuleCounts",
    "Severity",
    "SheetPage",
    "SheetReading",
    "Since",
    "Slip",
    "Source",
    "SourceBalance",
    "Suggestion",
    "Total",
    "UnitEntry",
    "Unread",
    "Weighed",
    "Workbook",
    "a1",
    "exact_product",
    "exact_sum",
    "figures_in",
    "make_finding",
    "parted",
    "row_by_row",
]
