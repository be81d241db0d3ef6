"""Pages of a report as pictures: those of the gallery, and the one that README shows.

usage: python docs/report_pages.py    writes docs/_static/report.png
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import hemtjanstindex as hti
import pypdfium2
from PIL import Image

#: Dots per point of a page.
SCALE = 1.3


def pages(unit: str) -> dict[str, list[Image.Image]]:
    """Give the pages of a municipality's report on 2014, in English, by what the report calls them; some take two sheets."""
    scores = {}
    for year in (2012, 2013, 2014):
        name = f"oppna-jamforelser-{year}"
        table = hti.datasets.load(name)
        scores[year] = hti.fit(hti.load(name), table).score(table)
    with tempfile.TemporaryDirectory() as folder:
        written = hti.report(
            scores[2014], unit, earlier=scores[2013], history=[scores[2012]], out=folder, language="en", products=["report"]
        )
        html, pdf = (next(path for path in written if path.suffix == suffix) for suffix in (".html", ".pdf"))
        names = re.findall(r'<section id="([^"]+)"', html.read_text(encoding="utf-8"))
        document = pypdfium2.PdfDocument(pdf.read_bytes())
    # A page is a heading of the first level; the data of pictures, which come last, are no page of their own in HTML.
    begins = [mark.get_dest().get_index() for mark in document.get_toc() if mark.level == 0]
    made = [sheet.render(scale=SCALE).to_pil() for sheet in document]
    return {name: made[at:end] for name, at, end in zip(names, begins, [*begins[1:], len(made)], strict=False)}


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Set pictures of the same size side by side, each with a frame."""
    width, height = pictures[0].size
    gap = 12
    sheet = Image.new("RGB", (len(pictures) * (width + gap) - gap, height), "white")
    for place, picture in enumerate(pictures):
        framed = Image.new("RGB", (width, height), "#c8c8c8")
        framed.paste(picture.crop((0, 0, width - 2, height - 2)), (1, 1))
        sheet.paste(framed, (place * (width + gap), 0))
    return sheet


if __name__ == "__main__":
    made = pages("1290")
    chosen = beside([made[name][0] for name in ("decision", "first", "why")])
    half = chosen.resize((chosen.width * 2 // 3, chosen.height * 2 // 3), Image.Resampling.LANCZOS)
    half.quantize(32).save(Path(__file__).parent / "_static/report.png", optimize=True)
