"""What the user states in files: paths go in, a checked Codebook comes out.

Every fault of a codebook is reported at once, with file, row, key and the nearest valid name.
Nothing of the data is read here.
"""

from tallybook.settings.codebook import CODEBOOK, load_codebook

__all__ = ["CODEBOOK", "load_codebook"]
