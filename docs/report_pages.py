"""Pages of a report as pictures: those of the gallery, and the one that README shows.

usage: python docs/report_pages.py    writes docs/_static/report.png
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import hemtjanstindex as hti
import pypdfium2
from PIL import Image

#: Dots per point of a page.
SCALE = 1.3


def pages(unit: str) -> list[Image.Image]:
    """Give every page of a municipality's report on 2014, in English."""
    scores = {}
    for year in (2013, 2014):
        name = f"oppna-jamforelser-{year}"
        table = hti.datasets.load(name)
        scores[year] = hti.fit(hti.load(name), table).score(table)
    with tempfile.TemporaryDirectory() as folder:
        written = hti.report(scores[2014], unit, earlier=scores[2013], out=folder, language="en")
        document = pypdfium2.PdfDocument(next(path for path in written if path.suffix == ".pdf").read_bytes())
    return [page.render(scale=SCALE).to_pil() for page in document]


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
    chosen = beside([made[number - 1] for number in (2, 3, 8)])
    half = chosen.resize((chosen.width * 2 // 3, chosen.height * 2 // 3), Image.Resampling.LANCZOS)
    half.quantize(32).save(Path(__file__).parent / "_static/report.png", optimize=True)
