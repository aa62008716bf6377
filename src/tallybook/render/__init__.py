"""Rows and findings go in, text comes out; nothing is computed or left out here."""

from tallybook.render.text import harmless, plain, to_csv, to_json, to_markdown
from tallybook.render.workbook import Export, to_xlsx

__all__ = ["Export", "harmless", "plain", "to_csv", "to_json", "to_markdown", "to_xlsx"]
