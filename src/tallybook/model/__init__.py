"""The words of the program as immutable records; every stage takes and gives only these.

Takes nothing, gives the types. No input or output, no rule of reading or adding lives here.
"""

from tallybook.model.balance import Balance, Role
from tallybook.model.codebook import AreaEntry, Codebook, IndicatorEntry, IndicatorKind, UnitEntry
from tallybook.model.finding import Finding, Severity
from tallybook.model.grid import Cell, CellKind, Grid, Merge, a1
from tallybook.model.observation import OBSERVATION_COLUMNS, Observation, PrintedTotal
from tallybook.model.quantity import Qualifier, Quantity, Unread
from tallybook.model.reading import FileReading, SheetReading, Source, Workbook
from tallybook.model.total import Footing, Total

__all__ = [
    "OBSERVATION_COLUMNS",
    "AreaEntry",
    "Balance",
    "Cell",
    "CellKind",
    "Codebook",
    "FileReading",
    "Finding",
    "Footing",
    "Grid",
    "IndicatorEntry",
    "IndicatorKind",
    "Merge",
    "Observation",
    "PrintedTotal",
    "Qualifier",
    "Quantity",
    "Role",
    "Severity",
    "SheetReading",
    "Source",
    "Total",
    "UnitEntry",
    "Unread",
    "Workbook",
    "a1",
]
