"""Tallybook: folders of hand-made workbooks become yearly totals that can be defended."""

__version__ = "0.1.0"
