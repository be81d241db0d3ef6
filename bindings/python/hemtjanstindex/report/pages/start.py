"""Where to begin with a package: what is in it, a meeting about it, and a form for what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from .. import view
from ..facts import Sentence, Told, link, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject
from . import followup, memo

#: What a meeting goes through: the minutes, and the page of the report that it looks at.
AGENDA = ((5, "decision"), (10, "areas"), (5, "certainty"), (10, "first"), (5, "learn"), (10, "followup"))

#: A file of a package: its product, the ending of its name, and the name.
File = tuple[str, str, str]


def title(subject: Subject) -> Sentence:
    """Name the page."""
    return tell("start-title", name=subject.name)


def pages(subject: Subject, files: Sequence[File], report: Sequence[str]) -> list[Page]:
    """Make the pages; `report` are the ids of the report's."""
    form = followup.page(subject)
    read = next((name for product, ending, name in files if (product, ending) == ("report", "html")), None)
    there = {page: f"{quote(read)}#{page}" for page in report} if read else {}
    there[form.id] = f"#{form.id}"
    others = [file for file in files if file[0] != "start"]
    return [*([_files(subject, others)] if others else []), _meeting(subject, there, report), form, memo.page(subject)]


def _files(subject: Subject, files: Sequence[File]) -> Page:
    rows: list[tuple[Told | None, ...]] = []
    seen: set[str] = set()
    for product, ending, name in files:
        kind = subject.words(f"file.{ending}", ending.upper(), "Package")
        file = link(tell("file", product=tell(f"product-{product}"), kind=kind), quote(name))
        rows.append((file, tell("product-again" if product in seen else f"product-{product}-for", kind=subject.kind)))
        seen.add(product)
    table = Table(tell("files-caption"), (tell("column-file"), tell("column-for")), tuple(rows), (False, False))
    how = tell("files-tool" if subject.edition.theme.tool else "files-how")
    return Page("files", tell("section-files"), tell("title-files"), (Paragraph((how,)), table))


def _meeting(subject: Subject, there: dict[str, str], report: Sequence[str]) -> Page:
    rows: list[tuple[Told | None, ...]] = []
    for minutes, page in AGENDA:
        section = tell(f"section-{page}")
        seen = view.of_page(subject, page) if page in report else None
        rows.append(
            (
                tell(f"agenda-{page}"),
                subject.count(f"agenda.{page}", minutes, "Package"),
                link(section, there[page]) if page in there else None,
                view.named(seen) if seen else None,
            )
        )
    whole = subject.count("agenda", sum(minutes for minutes, _ in AGENDA), "Package")
    head = (tell("column-agenda"), tell("column-minutes"), tell("column-basis"), tell("column-tool"))
    table = Table(tell("agenda-caption"), head, tuple(rows), (False, True, False, False)).filled()
    told = Paragraph((tell("agenda-how"),))
    return Page("meeting", tell("section-meeting"), tell("title-meeting", minutes=whole), (told, table))
