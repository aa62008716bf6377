"""Cases that are not passed yet, each with what comes instead; one that is passed must leave this list."""

OPEN: dict[str, str] = {
    "set_name_in_other_case": "one district in small letters and in capitals is two areas without a codebook",
}
