"""How much one file may hold and may cost before it is refused by name."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024
LONGEST_TEXT = 32_767
"""The characters that a cell of a workbook can hold."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is borne of one file. Sizes are in bytes, `seconds` on the clock.

    `file` is its size; `part`, `total` and `parts` bound what it unpacks to, which may be `ratio` times what is packed
    once it is more than `free`; `cells` bounds those that are filled, over all sheets, `text` what they say in
    characters; `memory` and `seconds` what the process that reads it may take.
    """

    file: int = 64 * MIB
    part: int = 256 * MIB
    total: int = 512 * MIB
    parts: int = 1000
    ratio: int = 100
    free: int = 10 * MIB
    cells: int = 5_000_000
    text: int = 64 * MIB
    memory: int = 2048 * MIB
    seconds: int = 300
