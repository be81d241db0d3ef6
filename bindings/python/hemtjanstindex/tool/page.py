"""The page with an edition in it."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files

from ..core.errors import DataError, problem
from ..core.index import Scores
from ..words import Language, say
from .content import content, text


def written(scores: Scores, earlier: Scores | None, language: Language) -> bytes:
    """Write the page of an edition."""
    told = content(scores, earlier, language)
    title = escape(say("tool-title", language, heading=told["heading"][language]))
    before, after = _page()
    return f"{before.replace('@@title@@', title)}{text(told)}{after}".encode()


@cache
def _page() -> tuple[str, str]:
    """Give the parts of the page about the place for an edition; its title stands in the first."""
    page = files(__package__).joinpath("page.html")
    if not page.is_file():
        raise DataError([problem("file_not_found", "no-tool-page")])
    before, after = page.read_text(encoding="utf-8").split("@@edition@@", 1)
    return before, after
