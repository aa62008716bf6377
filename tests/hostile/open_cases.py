"""Cases that are not passed yet, each with what comes instead; one that is passed must leave this list."""

OPEN: dict[str, str] = {}
