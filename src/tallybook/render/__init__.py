"""Reports go in, text and bytes come out: terminal, CSV, JSON, Markdown, pages, workbooks.

Text from foreign files is made harmless here and stays text. Nothing is computed or judged.
"""

from tallybook.render.drawing import draw_sheets
from tallybook.render.findings import draw_findings, findings_to_markdown
from tallybook.render.github import to_github
from tallybook.render.terminal import to_terminal
from tallybook.render.text import harmless, listing_to_json, plain, review_to_json, to_csv, to_json, to_markdown

__all__ = [
    "draw_findings",
    "draw_sheets",
    "findings_to_markdown",
    "harmless",
    "listing_to_json",
    "plain",
    "review_to_json",
    "to_csv",
    "to_github",
    "to_json",
    "to_markdown",
    "to_terminal",
]
