"""Rows and findings go in, text comes out; nothing is computed or left out here."""

from tallybook.render.text import harmless, plain, to_csv, to_json, to_markdown

__all__ = ["harmless", "plain", "to_csv", "to_json", "to_markdown"]
