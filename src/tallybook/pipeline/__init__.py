"""The story of the program: paths → files → sheets → observations → findings → totals.

Paths and what is stated go in, runs, totals and reviews come out. It alone knows the order of the stages; it has no rule of
its own, reads nothing but through `read`, and writes nothing.
"""

from tallybook.pipeline.file import look_at, read_file, understand
from tallybook.pipeline.review import review
from tallybook.pipeline.run import Run, inspect_file, read_paths, refuse_empty, with_earlier
from tallybook.pipeline.settings import Settings, Wanted
from tallybook.pipeline.totals import contributed, total

__all__ = [
    "Run",
    "Settings",
    "Wanted",
    "contributed",
    "inspect_file",
    "look_at",
    "read_file",
    "read_paths",
    "refuse_empty",
    "review",
    "total",
    "understand",
    "with_earlier",
]
