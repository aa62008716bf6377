"""What the user states in files: paths go in, a checked Codebook comes out.

Every fault of a codebook is reported at once, with file, row, key and the nearest valid name.
Nothing of the data is read here.
"""

from tallybook.settings.answers import one_more
from tallybook.settings.book import codebook_for, given_or_book
from tallybook.settings.codebook import CODEBOOK, files_of, lists_named_in, load_codebook
from tallybook.settings.lists import read_text

__all__ = [
    "CODEBOOK",
    "codebook_for",
    "files_of",
    "given_or_book",
    "lists_named_in",
    "load_codebook",
    "one_more",
    "read_text",
]
