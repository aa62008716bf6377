"""Workbooks altered at random, from a number that repeats them, and held against second readers."""
