"""A sender's workbook and the findings about it go in, the bytes of a marked copy come out.

Nothing that stands in a cell is altered: cells get a colour and a note, the workbook a first sheet that lists the findings.
The same content gives the same bytes. What is made of a file from a stranger belongs into a process with bounds.
"""

from tallybook.render.marked.copies import copy_of_values, copy_of_workbook
from tallybook.render.marked.lost import lost

__all__ = ["copy_of_values", "copy_of_workbook", "lost"]
