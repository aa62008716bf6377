"""How often Python looks for circles of objects. Nothing is imported here but `gc`: the command line calls it first of all."""

from __future__ import annotations

import gc

_ROUNDS = 200_000


def collect_seldom() -> None:
    """Look for circles of objects seldom: what a run reads it keeps, and it makes none.

    To look for them as often as Python does costs a third of a run's time.
    """
    gc.set_threshold(_ROUNDS)
