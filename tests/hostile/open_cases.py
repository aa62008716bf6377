"""Cases that are not passed yet, each with what comes instead; one that is passed must leave this list."""

OPEN: dict[str, str] = {
    "c56_1M_rows": "a million rows take more than the 300 s and 2 GiB that one file may: FILE_COSTLY names it",
}
