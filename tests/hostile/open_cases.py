"""Cases that are not passed yet, each with what comes instead; one that is passed must leave this list."""

OPEN: dict[str, str] = {
    "c53_sparse_row": "a column of a far corner leaves its row doubtful: the label is not named, all is told",
    "cell_lone_corner": "a lone figure in the last corner is told, and the table is read beside it",
    "e07_denormal": "refused as no number (NUMBER_UNREAD), stricter than a warning",
    "set_name_in_other_case": "one district in small letters and in capitals is two areas without a codebook",
    "value_17_digits": "digits beyond the fifteenth are dropped as spreadsheets do, without a word",
    "value_1e308": "a figure beyond all reason is counted without a word",
    "value_hidden_by_format": "a format that hides a figure is not told",
    "xls_formula": "xls formulas that were never calculated cannot be told from zeros",
    "xls_number_row": "figures of a damaged record are read where they claim to stand",
}
