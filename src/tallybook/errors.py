"""The ways Tallybook can be unable to go on. Bad data is never one of them: that is a finding.

TallybookError
 ├── UsageError      exit 2   the call or the codebook cannot be understood
 ├── NoInput         exit 3   nothing usable was given
 └── OutputError     exit 5   the result could not be written
"""

from __future__ import annotations


class TallybookError(Exception):
    """Something that stops the run; `exit_code` is what the command line returns.

    The message is given in English, and in Chinese where people see it there.
    """

    exit_code = 70

    def __init__(self, english: str, chinese: str = "") -> None:
        super().__init__(english)
        self.chinese = chinese or english

    def told(self, lang: str) -> str:
        """Give the message in a language, zh or en."""
        return self.chinese if lang == "zh" else str(self)


class UsageError(TallybookError):
    """The command, an option or the codebook is wrong; the message names what and the remedy."""

    exit_code = 2


class NoInput(TallybookError):  # noqa: N818 - it is named for what happened
    """None of the given paths held anything that could be read."""

    exit_code = 3


class OutputError(TallybookError):
    """The output exists already or could not be written whole."""

    exit_code = 5
