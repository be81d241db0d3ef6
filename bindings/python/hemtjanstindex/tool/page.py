"""The page with an edition in it."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files

from .. import _core
from ..core.errors import DataError, problem
from ..core.index import Scores
from ..present.theme import Example
from ..words import Language, say
from .content import content, text


def written(
    scores: Scores,
    earlier: Scores | None,
    language: Language,
    units: Scores | None = None,
    districts: _core.Table | None = None,
    history: Sequence[Scores] = (),
    examples: Sequence[Example] = (),
) -> bytes:
    """Write the page of an edition."""
    told = content(scores, earlier, language, units, districts, history, examples)
    title = escape(say("tool-title", language, heading=told["editions"][0]["heading"][language]))
    before, after = _page()
    # Figures are a tenth of their size when they are packed; without a time, so that the same scores give the same bytes.
    packed = base64.b64encode(gzip.compress(text(told).encode(), 9, mtime=0)).decode()
    return f"{before.replace('@@title@@', title)}{packed}{after}".encode()


@cache
def _page() -> tuple[str, str]:
    """Give the parts of the page about the place for an edition; its title stands in the first."""
    page = files(__package__).joinpath("page.html")
    if not page.is_file():
        raise DataError([problem("file_not_found", "no-tool-page")])
    before, after = page.read_text(encoding="utf-8").split("@@edition@@", 1)
    return before, after
