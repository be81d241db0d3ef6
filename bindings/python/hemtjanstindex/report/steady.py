"""Files of the Office kind without the time of day, so that the same report gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

#: When a part was written, in the parts that tell it.
WRITTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
#: What stands there instead; the first moment a zip can tell.
THEN = rb"\g<1>1980-01-01T00:00:00Z\g<3>"


def steady(file: bytes) -> bytes:
    """Give a file, and the workbooks within it, as if written at a fixed time."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as dated, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as plain:
        for name in sorted(dated.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = dated.read(name)
            part = steady(part) if name.endswith(".xlsx") else WRITTEN.sub(THEN, part)
            plain.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()
