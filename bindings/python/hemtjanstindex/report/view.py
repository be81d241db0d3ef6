"""Views of the analysis tool that show what a page tells: addresses as ``bindings/wasm/page/state.ts`` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np

from .. import _core
from ..words import Language
from . import steps
from .edition import Edition
from .facts import Link, Sentence, tell
from .subject import Subject

#: The screen on which the tool shows what a page of a report tells.
SCREENS = {
    "decision": "place",
    "first": "first",
    "plan": "first",
    "learn": "learn",
    "change": "change",
    "areas": "place",
    "why": "place",
    "certainty": "weights",
    "choices": "weights",
}


@dataclass(frozen=True)
class View:
    """A state of the tool.

    Attributes
    ----------
    tool : str
        Where the tool is.
    unit, screen : str
        Whom it shows, and which part of it.
    year : str
        Of which year, so that it holds when later ones are in the tool; "" where the period tells none.
    of : str
        The municipality's own unit that is looked into.
    edits : tuple of (str, float)
        Figures that are tried.
    """

    tool: str
    unit: str
    screen: str
    year: str
    of: str = ""
    edits: tuple[tuple[str, float], ...] = ()

    def address(self, language: Language) -> str:
        """Give where it is shown."""
        edits = "~".join(f"{node}:{np.format_float_positional(value, trim='-')}" for node, value in self.edits)
        parts = {"unit": self.unit, "screen": self.screen, "year": self.year, "of": self.of, "edits": edits}
        told = {key: value for key, value in parts.items() if value} | {"language": language}
        return f"{self.tool}#{urlencode(told, safe=':~')}"


def of_page(subject: Subject, page: str) -> View | None:
    """Give the view of what a page of a report tells; none where it is not in the tool, or no tool is given."""
    tool = subject.edition.theme.tool
    if not tool or page not in SCREENS:
        return None
    tried = steps.goals(subject).steps if page == "plan" and subject.edition.year_before else ()
    edits = tuple((step.node, step.to) for step in tried)
    return View(tool, subject.unit, SCREENS[page], _year(subject.edition), edits=edits)


def within(edition: Edition, municipality: str, unit: str = "") -> Link | None:
    """Lead to the units and districts of a municipality, or to one of its units; nowhere where no tool is given."""
    tool = edition.theme.tool
    return opened(View(tool, municipality, "units", _year(edition), of=unit)) if tool else None


def _year(edition: Edition) -> str:
    return str(_core.year_in(edition.scores.table.period) or "")


def opened(view: View) -> Link:
    """Lead to a view from the page that tells the same."""
    return _link(tell(f"view-{view.screen}"), view)


def named(view: View) -> Link:
    """Lead to a view by the name of its screen."""
    return _link(tell(f"screen-{view.screen}"), view)


def _link(told: Sentence, view: View) -> Link:
    return Link(told.message, told.variables, told.choices, view.address)
