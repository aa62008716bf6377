"""How people write things: quantities, units, periods, missing-value marks, labels, text as bytes.

Text goes in, values come out, by grammar. What cannot be read exactly comes back as unread
with the reason; nothing is stripped away to make it fit, and nothing is guessed.
"""

from tallybook.notation.encodings import decode
from tallybook.notation.kinds import kind_of
from tallybook.notation.labels import (
    calls_total,
    clean_label,
    has_chinese,
    is_area_header,
    is_class_header,
    is_code_header,
    is_continuation,
    is_cumulative,
    is_form_line,
    is_form_word,
    is_header,
    is_indicator_header,
    is_note_header,
    is_part,
    is_period_header,
    is_ratio,
    is_reporter_header,
    is_serial_header,
    is_sex,
    is_stock,
    is_subtotal,
    is_total,
    is_unit_header,
    is_value_header,
    looks_like_note,
    mentions_total,
    names_kind,
    outline,
)
from tallybook.notation.marks import read_mark
from tallybook.notation.periods import find_period, join_period, read_dated, read_partial, read_period
from tallybook.notation.quantities import read_quantity
from tallybook.notation.series import series_of
from tallybook.notation.spans import Covered, ending, holds, is_dated, named, widest
from tallybook.notation.units import Unit, implied_unit, read_unit, split_unit, title_units, without_units

__all__ = [
    "Covered",
    "Unit",
    "calls_total",
    "clean_label",
    "decode",
    "ending",
    "find_period",
    "has_chinese",
    "holds",
    "implied_unit",
    "is_area_header",
    "is_class_header",
    "is_code_header",
    "is_continuation",
    "is_cumulative",
    "is_dated",
    "is_form_line",
    "is_form_word",
    "is_header",
    "is_indicator_header",
    "is_note_header",
    "is_part",
    "is_period_header",
    "is_ratio",
    "is_reporter_header",
    "is_serial_header",
    "is_sex",
    "is_stock",
    "is_subtotal",
    "is_total",
    "is_unit_header",
    "is_value_header",
    "join_period",
    "kind_of",
    "looks_like_note",
    "mentions_total",
    "named",
    "names_kind",
    "outline",
    "read_dated",
    "read_mark",
    "read_partial",
    "read_period",
    "read_quantity",
    "read_unit",
    "series_of",
    "split_unit",
    "title_units",
    "widest",
    "without_units",
]
