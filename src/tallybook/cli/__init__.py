"""The command line: words in, one call of the pipeline, text out. No rule of its own.

stdout carries the product, stderr the talk; the exit codes are those of the contract.
"""

from tallybook.cli.app import main

__all__ = ["main"]
