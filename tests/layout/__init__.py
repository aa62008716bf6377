"""Sheets drawn as text."""
