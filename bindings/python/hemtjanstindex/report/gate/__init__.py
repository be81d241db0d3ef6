"""The gate: every file of a package is read by who knows nothing of how it was written, before anything is released."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import PurePath
from urllib.parse import unquote

from ...present import numbers
from ...words import LANGUAGES, Language
from ..edition import Edition
from ..facts import Fact, Sentence, Told
from ..manifest import FACTS
from ..page import Report
from . import html, office, pdf
from .expected import Expected, Parts, number_of_page, packed
from .reading import Found

#: What is looked for.
CHECKS = ("texts", "numbers", "rows", "facts", "withheld", "links", "runs", "words")


def check(
    files: Mapping[str, bytes], sources: Mapping[str, Report], edition: Edition, unit: str, language: Language
) -> dict[str, list[str]]:
    """Check the files of a package against what each is written of.

    Returns
    -------
    dict of str to list of str
        What each check found: `texts` that are of no fact or message, or lack; `numbers` that are of no fact; `rows` that
        are not those of a table; `facts` that stand in the file of them and are told nowhere, or otherwise, or are told and do
        not stand there; figures that are `withheld`, or are not those of the edition; `links` that leave the package;
        what `runs`; and what lacks `words` for those who do not see it.
    """
    wrong: dict[str, list[str]] = {name: [] for name in CHECKS}
    models = {id(model): model for model in sources.values()}.values()
    expected = {id(model): Expected(model, language) for model in models}
    wrong["withheld"] = list(_figures(models, edition, unit))
    for listed in dict.fromkeys(each for model in models for each in model.lists):
        wrong["withheld"] += _of_list(listed, edition)
    for name, content in files.items():
        if name == FACTS:
            wrong["facts"] += _of_facts(content, models)
            continue
        found, of = READERS[PurePath(name).suffix](content), expected[id(sources[name])]
        told: dict[str, list[str]] = {
            "texts": [rest for text in found.texts if (rest := of.rest(text))],
            "numbers": [repr(number) for number in found.numbers if not of.has_number(number)],
            "rows": [" | ".join(map(str, row)) for row in found.rows() if not of.has_row(row)],
            "links": list(_leaving(found, files, of)),
            "runs": found.runs,
            "words": found.lacks,
        }
        told["texts"] += _paged(found.pages, of) if found.pages else []
        for what, each in told.items():
            wrong[what] += [f"{name}: {one}" for one in each]
    return wrong


def _leaving(found: Found, files: Iterable[str], of: Expected) -> Iterator[str]:
    """Give the links that lead elsewhere than to files of the package and views of the tool that it tells."""
    yield from (each for each in found.links if each not in of.views)
    yield from (each for each in found.within if unquote(each.partition("#")[0]) not in files and each not in of.views)


def _of_facts(content: bytes, models: Iterable[Report]) -> Iterator[str]:
    """Give what the file of facts has that is told nowhere, and what it lacks."""
    told: dict[str, list[Fact]] = {}
    for fact in (fact for model in models for each in model.told() for fact in each.facts()):
        told.setdefault(fact.id, []).append(fact)
    rows = json.loads(content)
    yield from (f"lacks {name}" for name in sorted(told.keys() - {row["id"] for row in rows}))
    for row in rows:
        known = told.get(row["id"], [])
        same = [fact for fact in known if fact.value == row["value"] and fact.rests_on == row["rests_on"]]
        written = [{language: fact.text(language) for language in LANGUAGES} for fact in same]
        if row.keys() != {"id", "value", "rests_on", "texts"} or not same or any(text not in written for text in row["texts"]):
            yield f"{row['id']}: {row['value']}"


def _read_csv(content: bytes) -> Found:
    """Read a CSV file: a cell that begins like a formula would be run."""
    text = content.decode("utf-8-sig")
    found = Found()
    for row in csv.reader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ","):
        for cell in row:
            if re.fullmatch(r"-?\d+([.,]\d+)?", cell) is None:
                found.note(cell.removeprefix("'"))
                found.runs += [cell] if cell[:1] in ("=", "+", "@", "-", "\t", "\r") else []
    return found


READERS: dict[str, Callable[[bytes], Found]] = {
    ".html": html.read,
    ".pdf": pdf.read,
    ".pptx": office.read,
    ".xlsx": office.read,
    ".csv": _read_csv,
}


def _paged(pages: Iterable[str], of: Expected) -> Iterator[str]:
    """Give what is told and does not stand on the pages of a PDF, and what stands there and is not told."""
    model, language = of.model, of.language
    sections = [packed(page.section.sentence(language)) for page in model.pages]
    heads = {packed("".join(map(of.written, table.head))) for table in of.tables()} - {""}
    head = packed(model.head.sentence(language))
    whole = ""
    for page in pages:
        text = packed(page)
        text = text.removeprefix(head) if whole else text
        for again in heads:
            # The head of a table that goes on, below the page's own.
            text = re.sub(f"^((?:{'|'.join(sections)})?){re.escape(again)}", r"\1", text) if whole else text
        whole += text
    whole = number_of_page(language).sub("", whole)
    wanted = [packed("".join(map(of.written, row))) for table in of.tables() for row in table.rows if not table.form]
    seen: list[Told] = [*(page.title for page in model.pages), model.foot, *chain(*model.left_out)]
    seen += [model.mark] if model.mark else []
    seen += [told for page in model.pages for block in page.blocks for told in block.told() if not _unseen(told)]
    wanted += [packed(told.text(language))[1:] for told in seen]
    yield from (f"does not say: {each}" for each in dict.fromkeys(wanted) if each not in whole)
    numbered = [f"{section}{number}" for section in sections for number in range(1, 100)]
    may_be = Parts([*map(packed, of.texts), *map(packed, of.drawn()), *numbered, *sections, head])
    if rest := may_be.rest(whole):
        yield f"says: {rest[:60]}"


def _unseen(told: Fact | Sentence) -> bool:
    """Whether a text stands for a picture."""
    return isinstance(told, Sentence) and told.message.endswith("-alt")


@lru_cache(maxsize=8)
def _of_list(listed: Report, edition: Edition) -> list[str]:
    """Give the figures of a list that are not those of the tables; a list of every unit's files is looked at once."""
    return list(_figures([listed], edition, ""))


def _figures(models: Iterable[Report], edition: Edition, unit: str) -> Iterator[str]:
    """Give the figures that are told and are not those of the tables; one that is withheld is in no table."""
    figures = {"own": edition.figures, "of": edition.figures, "now": edition.figures}
    before = {"before": edition.figures_before, "then": edition.figures_before}
    years = {scores.table.period: of_year for scores, of_year in edition.years}
    known: dict[str, Fact] = {fact.id: fact for model in models for told in model.told() for fact in told.facts()}
    for fact in known.values():
        node, _, rest = fact.id.partition(".")
        what, _, of = rest.partition(".")
        if fact.rests_on != "Table.values" or isinstance(fact.value, str) or what not in {*figures, *before, "in"}:
            continue
        if what == "in":
            tables, of = [years.get(of)], unit
        else:
            tables = [figures.get(what) or before[what], *(edition.beside if what == "own" else [])]
            tables += [edition.beside_before] if what == "before" else []
        value = next((found for table in tables if table and (found := table.value(of or unit, node)) is not None), None)
        if value is None or not math.isclose(value, fact.value, rel_tol=1e-12):
            yield f"{fact.id}: {numbers.general(fact.value, 'en')}"
