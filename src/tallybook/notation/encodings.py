"""How programs write text as bytes: by byte-order mark, as UTF-8, or as GB18030."""

from __future__ import annotations

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> str | None:
    """Decode by BOM, else strict UTF-8, else strict GB18030; None when it is none of them."""
    encodings = [e for bom, e in _BOMS if data.startswith(bom)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
