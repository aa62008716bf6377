"""The univariate sets of NIST's Statistical Reference Datasets, and what must come of them."""
