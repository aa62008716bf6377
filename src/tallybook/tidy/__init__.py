"""Give every number its meaning: a SheetLayout goes in, observations and roles come out.

Area, indicator, period, unit and activity are taken from what stands nearest: the cell, its
header, the row's labels, the lines above, the sheet's name, the file's name. Printed totals
are set apart as evidence. No number is changed beyond its unit's power of ten, none is added,
and none is left without a role.
"""

from tallybook.tidy.answer import set_review_aside
from tallybook.tidy.places import located
from tallybook.tidy.repeats import told_once
from tallybook.tidy.sheet import tidy_sheet
from tallybook.tidy.spellings import respelt, spellings
from tallybook.tidy.twins import set_aside

__all__ = ["located", "respelt", "set_aside", "set_review_aside", "spellings", "tidy_sheet", "told_once"]
