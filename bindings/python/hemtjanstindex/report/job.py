"""Jobs: folders with all that is written of a unit or an edition in a language, each put in its place whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import _core
from ..core import whole
from ..core.errors import DataError, problem
from ..words import LANGUAGES, Language
from . import gate, manifest
from .edition import Edition
from .facts import Sentence, tell
from .make import bound
from .manifest import FACTS, Manifest
from .package import EDITION, PRODUCTS, Package, files_of, named, safe
from .page import Report
from .pages import corrected
from .pages.notice import Embargo
from .subject import Subject
from .teller import Teller

#: How the messages begin that mark what is not real.
MARK = "report-mark-"


@dataclass(frozen=True)
class Job:
    """What is to be made: a folder, of which unit ("": of the edition), and what is written of it in which language."""

    folder: Path
    unit: str
    products: tuple[str, ...]
    language: Language
    embargo: Embargo | None = None
    order: str = ""
    revision: int = 1

    @property
    def path(self) -> str:
        """Name what is to be made: the folder, within that of its order."""
        return f"{self.order}/r{self.revision}/{self.folder.name}" if self.order else self.folder.name

    def facts_before(self) -> bytes:
        """Read the facts of the revision before; nothing where there is none."""
        file = self.folder.parent.with_name(f"r{self.revision - 1}") / self.folder.name / FACTS
        return file.read_bytes() if self.revision > 1 and file.exists() else b""

    def names(self) -> Iterator[str]:
        """Give the files of the products."""
        if self.unit:
            yield from (name for _, _, name in named(self.unit, self.products))
        else:
            yield from (f"{product}.{ending}" for product in self.products for ending in EDITION[product][1])


def why(edition: Edition, job: Job) -> str | None:
    """Tell why a folder has to be made: the first of what it rests on that has changed; None where it stands."""
    if not job.folder.exists():
        return "new"
    there = manifest.read(job.folder)
    if there is None:
        return "files"
    return next(iter(_unlike(edition, job, there)), "files" if there.unlike(job.folder) else None)


def changed(edition: Edition, job: Job) -> list[str]:
    """Give what has changed of that which a folder rests on; nothing where its manifest cannot be read."""
    there = manifest.read(job.folder)
    return _unlike(edition, job, there) if there else []


def _unlike(edition: Edition, job: Job, there: Manifest) -> list[str]:
    wanted = rests_on(edition, job)
    return [name for name in wanted if there.rests_on.get(name) != wanted[name]]


def rests_on(edition: Edition, job: Job) -> dict[str, str]:
    """Give everything that the bytes of a folder follow from; a recipient by a digest, as manifests name nobody."""
    scores, earlier, terms = edition.scores, edition.earlier, job.embargo
    return {
        "package": manifest.package(),
        "libraries": json.dumps(manifest.libraries(), sort_keys=True),
        "products": ",".join(job.products),
        "language": job.language,
        "embargo": manifest.digest(f"{terms.release.isoformat()} {terms.recipient}".encode()) if terms else "",
        "definition": scores.index.definition.hash(),
        "own": _own(scores, job.unit) if job.unit else "",
        "figures": scores.table.hash(),
        "earlier": f"{earlier.index.definition.hash()} {earlier.table.hash()}" if earlier else "",
        "history": " ".join(f"{of.index.definition.hash()} {of.table.hash()}" for of in edition.history),
        "followup": manifest.digest(repr(chosen).encode()) if (chosen := edition.chosen.get(job.unit)) else "",
        "before": manifest.digest(before) if (before := job.facts_before()) else "",
        "theme": manifest.digest(repr(edition.theme).encode()),
        **_beside(edition, job),
    }


def _beside(edition: Edition, job: Job) -> dict[str, str]:
    """Give what the pages of units and districts follow from, where a folder has such."""
    if not any(PRODUCTS[product].of for product in job.products if product in PRODUCTS):
        return {}
    units, districts = [of for of in (edition.providers_before, edition.providers) if of], edition.districts
    return {
        "providers": " ".join(f"{of.index.definition.hash()} {of.table.hash()}" for of in units),
        "districts": districts.hash() if districts else "",
    }


def _own(scores: _core.Scores, unit: str) -> str:
    """Give what a unit's own figures are known by."""
    table = scores.table
    row = table.unit_at(unit)
    return manifest.digest(table.values[row].tobytes() + table.status[row].tobytes())


def make(edition: Edition, job: Job) -> Manifest:
    """Make a folder and put it in its place."""
    files, sources = _written(edition, job)
    files[FACTS] = facts(list(sources.values()))
    found = gate.check(files, sources, edition, job.unit, job.language)
    made = Manifest(
        unit=job.unit,
        order=job.order,
        revision=job.revision,
        rests_on=rests_on(edition, job),
        marks=marks(edition, sources.values()),
        checks=found,
        files={name: manifest.told(content) for name, content in files.items()},
    )
    put(job.folder, {**files, manifest.NAME: made.text()})
    return made


def _written(edition: Edition, job: Job) -> tuple[dict[str, bytes], dict[str, Report]]:
    """Give the files of a job by their names, and what each is written of."""
    if job.unit:
        package = Package(edition, job.unit, job.products, job.embargo)
        sources = {name: PRODUCTS[product].made(package) for product, _, name in named(job.unit, job.products)}
        files = dict(package.files(job.language))
        if before := job.facts_before():
            model = _corrected(Subject(edition, job.unit), list(sources.values()), before, job.revision)
            of_correction = dict(files_of(model, f"{safe(job.unit)}-corrected", ("html", "pdf"), job.language))
            files, sources = files | of_correction, sources | dict.fromkeys(of_correction, model)
        return files, sources
    files, sources = {}, {}
    for product in job.products:
        make, endings = EDITION[product]
        model = make(edition)
        of_product = dict(files_of(model, product, endings, job.language))
        files |= of_product
        sources |= dict.fromkeys(of_product, model)
    return files, sources


def _corrected(subject: Subject, models: list[Report], before: bytes, revision: int) -> Report:
    """Make the page of what reads otherwise than before; it carries the mark of what it goes with."""
    known = {fact["id"]: fact for fact in json.loads(before)}
    page = corrected.page(subject, {id(model): model for model in models}.values(), known, revision)
    return bound(subject, tell("corrected-title", name=subject.name, edition=subject.title), [page], mark=models[0].mark)


def marks(edition: Edition, models: Iterable[Report]) -> list[str]:
    """Give what is marked: that figures are made up, that the method is a reconstruction."""
    told = [mark for mark in (Teller(edition).mark, *(model.mark for model in models)) if mark]
    names = {name.removeprefix(MARK) for mark in told for name in _within(mark) if name.startswith(MARK)}
    return sorted({"made_up", "reconstruction"} if "both" in names else names)


def _within(sentence: Sentence) -> Iterator[str]:
    """Give the names of a sentence and those within it."""
    yield sentence.message
    for part in sentence.variables.values():
        if isinstance(part, Sentence):
            yield from _within(part)


def facts(models: Iterable[Report]) -> bytes:
    """Write facts as JSON: what each is, what it rests on, and each way that it is written in, by the language.

    Files of units and of districts stand beside each other, and each has facts of its own under some of the same ids.
    """
    known: dict[tuple[str, float | str, str], dict[str, Any]] = {}
    for fact in (fact for model in models for told in model.told() for fact in told.facts()):
        row = known.setdefault(
            (fact.id, fact.value, fact.rests_on), {"id": fact.id, "value": fact.value, "rests_on": fact.rests_on, "texts": []}
        )
        texts = {language: fact.text(language) for language in LANGUAGES}
        row["texts"] += [] if texts in row["texts"] else [texts]
    return (json.dumps(list(known.values()), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with its files in its place.

    Raises
    ------
    DataError
        Where a folder stands there that is no package, or holds what no manifest tells: that is somebody's; and where a file
        cannot be written. What stood there stays.
    """
    beside, before = (folder.with_name(f".{folder.name}-{what}") for what in ("making", "before"))
    if before.exists() and not folder.exists():  # something was stopped between the two renamings below
        before.rename(folder)
    for left in (beside, before):
        shutil.rmtree(left, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        for name, content in files.items():
            whole.write(beside / name, content)
        if folder.exists():
            _refuse_others(folder)
            folder.rename(before)
        try:
            beside.rename(folder)
        except BaseException:
            if before.exists():
                before.rename(folder)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    shutil.rmtree(before, ignore_errors=True)


def _refuse_others(folder: Path) -> None:
    found = {each.name for each in folder.iterdir()}
    there = manifest.read(folder)
    told = there.files if there else found if manifest.NAME in found else ()
    others = sorted(found - {manifest.NAME} - set(told))
    if others:
        raise DataError([problem("invalid_parameter", "others-files", folder=folder.name, name=others[0])])
