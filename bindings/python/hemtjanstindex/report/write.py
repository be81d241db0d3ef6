"""Reports as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from ..core import whole
from ..core.errors import MethodError, problem
from ..core.index import Scores
from ..words import LANGUAGES, Language
from . import data, html, pdf, slides
from .edition import Edition
from .make import report_of
from .page import Report

#: What can be written of a unit: the ending of the file, and what makes its bytes.
PRODUCTS: dict[str, Callable[[Report, Language], bytes]] = {
    "html": html.written,
    "pdf": pdf.written,
    "pptx": slides.written,
    "xlsx": data.written,
}


def write(
    scores: Scores,
    units: str | Sequence[str] | None,
    out: Path,
    earlier: Scores | None,
    language: Literal["sv", "en", "both"],
    products: Sequence[str],
) -> list[Path]:
    """Write reports; see `hemtjanstindex.report`."""
    check(products)
    edition = Edition(scores, earlier)
    asked = [units] if isinstance(units, str) else list(scores.units if units is None else units)
    for unit in asked:
        scores.table.unit_at(unit)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for unit in asked:
        made = report_of(edition, unit)
        for each in LANGUAGES if language == "both" else (language,):
            for product in products:
                path = out / f"{unit}-{each}.{product}"
                whole.write(path, PRODUCTS[product](made, each))
                written.append(path)
    return written


def check(products: Sequence[str]) -> None:
    """Refuse products that there are not."""
    known = ", ".join(PRODUCTS)
    wrong = [problem("invalid_parameter", "no-product", known=known, product=each) for each in products if each not in PRODUCTS]
    if wrong:
        raise MethodError(wrong)
