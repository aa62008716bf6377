"""Files that would crash, hang, mislead or inject, made here by code; and what must come of each."""
