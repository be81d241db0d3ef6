"""Products as files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from ..core import whole
from ..core.errors import MethodError, problem
from ..core.index import Scores
from ..words import LANGUAGES
from .edition import Edition
from .package import EDITION, PRODUCTS, Package, files_of
from .pages.notice import Embargo


def write(
    scores: Scores,
    units: str | Sequence[str] | None,
    out: Path,
    earlier: Scores | None,
    language: Literal["sv", "en", "both"],
    products: Sequence[str],
    embargo: Embargo | None = None,
) -> list[Path]:
    """Write products; see `hemtjanstindex.report`."""
    check(products)
    edition = Edition(scores, earlier)
    asked = [units] if isinstance(units, str) else list(scores.units if units is None else units)
    for unit in asked:
        scores.table.unit_at(unit)
    languages = LANGUAGES if language == "both" else (language,)
    written = []
    for product in (product for product in products if product in EDITION):
        make, endings = EDITION[product]
        made = make(edition)
        for each in languages:
            written += put(out / f"{product}-{each}", files_of(made, product, endings, each))
    of_units = tuple(product for product in products if product in PRODUCTS)
    for unit in asked if of_units else ():
        package = Package(edition, unit, of_units, embargo)
        for each in languages:
            written += put(out / package.folder(each), package.files(each))
    return written


def put(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write files into a folder, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in files:
        whole.write(folder / name, content)
        written.append(folder / name)
    return written


def check(products: Sequence[str]) -> None:
    """Refuse products that there are not."""
    known = [*PRODUCTS, *EDITION]
    strange = [each for each in products if each not in known]
    wrong = [problem("invalid_parameter", "no-product", known=", ".join(known), product=each) for each in strange]
    if wrong:
        raise MethodError(wrong)


def embargo_of(products: Sequence[str], recipient: str | None, release: datetime | None) -> Embargo | None:
    """Give what a notice says of itself: refused where it lacks that, or there is no notice to say it."""
    if "notice" not in products:
        if recipient is not None or release is not None:
            raise MethodError([problem("invalid_parameter", "notice-alone")])
        return None
    if not recipient or release is None:
        raise MethodError([problem("invalid_parameter", "notice-needs")])
    return Embargo(recipient, release)
