"""Find the tables on a sheet: a Grid goes in, a SheetLayout comes out.

Title lines, header rows, body rows and the role of each column are found by what the cells
hold and how they stand, never by the name of a file or place. Nothing is changed, nothing is
given a meaning here: areas, indicators and periods are the next stage's work.
"""

from tallybook.layout.sheet import lay_out

__all__ = ["lay_out"]
