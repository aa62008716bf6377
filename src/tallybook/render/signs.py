"""How findings stand out in workbooks: a sign and a colour for each severity, and for what is explained."""

from __future__ import annotations

SIGNS = {"error": "✖", "warning": "▲", "note": "●", "explained": "✓"}
COLOURS = {"error": "F6C5BE", "warning": "FCE4B0", "note": "DDE7F0", "explained": "DCEBD5"}
