"""PDF as it is found, by another library than the one that wrote it."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator

from .reading import Found, spaced

#: Keys of objects that lead out of a file, and of those that are run.
LEADING = re.compile(rb"/(URI|GoToR|GoToE|Launch|SubmitForm|ImportData|FFilter)\b")
RUNNING = re.compile(rb"/(JavaScript|JS|RichMedia|Movie|Rendition|OpenAction|AA)\b")
#: What of the description of a file says how and when it was built.
BUILT = ("Creator", "Producer", "CreationDate", "ModDate")
#: What a file declares that is accessible, and an archive.
DECLARED = (b"<pdfuaid:part>1<", b"<pdfaid:part>3<", b"<pdfaid:conformance>A<")


def read(content: bytes) -> Found:
    """Read a file."""
    try:
        from pypdfium2 import PdfDocument
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs pypdfium2: pip install 'hemtjanstindex[report]'", name="pypdfium2") from missing
    found = Found()
    with PdfDocument(content) as file:
        for page in file:
            text = page.get_textpage()
            found.pages.append(text.get_text_range())
        about = file.get_metadata_dict(skip_empty=True)
        found.texts += [value for name, value in about.items() if name not in BUILT]
        for attached in (file.get_attachment(i) for i in range(file.count_attachments())):
            for fact in json.loads(bytes(attached.get_data())):
                found.texts += [spaced(value) for value in fact.values() if isinstance(value, str)]
                found.numbers += [float(value) for value in fact.values() if isinstance(value, int | float)]
    objects = b"\n".join(_objects(content))
    found.links = [key.decode() for key in LEADING.findall(objects)]
    found.runs = [key.decode() for key in RUNNING.findall(objects)]
    found.lacks = [f"does not declare {each.decode()}" for each in DECLARED if each not in content]
    for what, key in (("language", rb"/Lang\b"), ("title", rb"/DisplayDocTitle true"), ("structure", rb"/StructTreeRoot\b")):
        if not re.search(key, objects):
            found.lacks.append(f"no {what}")
    figures, words = len(re.findall(rb"/S\s*/Figure\b", objects)), len(re.findall(rb"/Alt\b", objects))
    if words < figures:
        found.lacks.append(f"{figures - words} figures without words")
    return found


def _objects(content: bytes) -> Iterator[bytes]:
    """Give what stands outside of streams, and the streams that hold objects."""
    yield re.sub(rb"stream\r?\n.*?endstream", b"", content, flags=re.DOTALL)
    for head, stream in re.findall(rb"(<<[^\n]*?/Type\s*/ObjStm.*?>>)\s*stream\r?\n(.*?)endstream", content, re.DOTALL):
        yield zlib.decompress(stream) if b"FlateDecode" in head else stream
