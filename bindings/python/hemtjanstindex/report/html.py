"""A report as one HTML file that needs no other."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from ..present import numbers
from ..present.theme import Theme
from ..words import Language, say
from .facts import Link, Sentence, Told
from .page import Report
from .tokens import style

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


def written(report: Report, language: Language) -> bytes:
    """Write a report; every text that says facts carries their ids."""
    text = _template().render(
        report=report,
        language=language,
        style="\n".join((style(), _dressed(report.theme), _file("report.css"))),
        told=lambda told: _told(told, language),
        within=lambda told: told.text(language),
        dash=numbers.NONE,
        skip=say("report-skip", language),
        contents=say("report-contents", language),
        as_table=say("report-data", language),
    )
    return text.encode()


def _dressed(theme: Theme) -> str:
    """Give the colours of a theme, which are chosen for white paper: in the dark titles are as all text is."""
    of = {"title": theme.colour, "line": theme.accent}
    chosen = " ".join(f"--{name}: {colour};" for name, colour in of.items() if colour)
    return f"@media print, (prefers-color-scheme: light) {{ :root {{ {chosen} }} }}" if chosen else ""


def _told(told: Told, language: Language) -> Markup:
    from markupsafe import Markup

    text = told.sentence(language) if isinstance(told, Sentence) else told.text(language)
    facts = " ".join(dict.fromkeys(fact.id for fact in told.facts()))
    written = escape(text, quote=False)
    if facts:
        written = f'<span data-facts="{escape(facts)}">{written}</span>'
    return Markup(f'<a href="{escape(told.to(language))}">{written}</a>' if isinstance(told, Link) else written)


@cache
def _template() -> Template:
    try:
        from jinja2 import Environment, StrictUndefined
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs Jinja2: pip install 'hemtjanstindex[report]'", name="jinja2") from missing
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_file("report.html.j2"))


def _file(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
