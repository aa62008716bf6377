"""`python -m tallybook` is the command line."""

from tallybook.cli import main

main()
