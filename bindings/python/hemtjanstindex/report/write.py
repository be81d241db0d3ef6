"""Products as folders of files: what has to be made is made, over processes, and what stands is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from ..core.errors import DataError, MethodError, problem
from ..words import LANGUAGES
from . import workers
from .edition import Edition
from .job import Job, make, why
from .package import EDITION, PRODUCTS, safe
from .pages.notice import Embargo

#: Products that are written of units and providers.
OF_UNITS = ("units", "units-data", "resident")
#: What a product is written of that is not always given, as `hemtjanstindex.report` and the command line call it.
NEEDED = dict.fromkeys(OF_UNITS, "providers (--units)") | {"districts": "districts (--districts)"}


@dataclass(frozen=True)
class Run:
    """What came of jobs.

    Attributes
    ----------
    jobs : list of Job
        What was asked for.
    made : dict of Job to str
        What was made, and why: "new", "files" that were not as their manifest tells, or what they rest on that had changed.
    failed : dict of Job to Exception
        What could not be made.
    faults : dict of Job to list of str
        What the gate found in what was made, which is not to be released so.
    """

    jobs: list[Job]
    made: dict[Job, str] = field(default_factory=dict)
    failed: dict[Job, Exception] = field(default_factory=dict)
    faults: dict[Job, list[str]] = field(default_factory=dict)

    def paths(self) -> Iterator[Path]:
        """Give the files of what was asked for and is there, folder by folder."""
        for job in self.jobs:
            if job not in self.failed:
                yield from (job.folder / name for name in job.names())


def jobs_of(
    edition: Edition,
    units: str | Sequence[str] | None,
    out: Path,
    language: Literal["sv", "en", "both"],
    products: Sequence[str],
    embargo: Embargo | None = None,
) -> list[Job]:
    """Give the jobs of an edition and of units, a folder for each language."""
    check(products, edition)
    codes = [units] if isinstance(units, str) else list(edition.scores.units if units is None else units)
    for unit in codes:
        edition.scores.table.unit_at(unit)
    if units is not None:
        check_units(products, edition, codes)
    languages = LANGUAGES if language == "both" else (language,)
    of_edition = [product for product in products if product in EDITION]
    jobs = [Job(out / f"{product}-{each}", "", (product,), each) for product in of_edition for each in languages]
    for unit in dict.fromkeys(codes):
        of_unit = tuple(product for product in products if product in PRODUCTS and PRODUCTS[product].there(edition, unit))
        for each in languages if of_unit else ():
            jobs.append(Job(out / f"{safe(unit)}-{each}", unit, of_unit, each, embargo))
    return jobs


def run(edition: Edition, jobs: Sequence[Job], processes: int = 1, count: Callable[[int], object] = lambda number: None) -> Run:
    """Do the jobs that are not done; one that fails keeps no other from being done."""
    done = Run(list(jobs))
    reasons = {job: reason for job in jobs if (reason := why(edition, job))}
    if not reasons:
        return done
    edition.settle()
    for job, made in workers.shared(make, edition, list(reasons), processes):
        if isinstance(made, workers.Failure):
            done.failed[job] = made.error
        else:
            done.made[job] = reasons[job]
            if found := [each for check in made.checks.values() for each in check]:
                done.faults[job] = found
        count(len(done.made) + len(done.failed))
    return done


def check(products: Sequence[str], edition: Edition) -> None:
    """Refuse products that there are not, and those whose figures are not given."""
    known = [*PRODUCTS, *EDITION]
    strange = [each for each in products if each not in known]
    wrong = [problem("invalid_parameter", "no-product", known=", ".join(known), product=each) for each in strange]
    given = dict.fromkeys(OF_UNITS, edition.providers) | {"districts": edition.districts}
    lacking = [product for product in products if product in given and given[product] is None]
    wrong += [problem("invalid_parameter", "product-needs", product=each, parameter=NEEDED[each]) for each in lacking]
    if wrong:
        raise MethodError(wrong)


def check_units(products: Sequence[str], edition: Edition, asked: Sequence[str]) -> None:
    """Refuse units of which a product cannot be written, where they are asked for one by one."""
    wrong = [
        problem("unknown_unit", "product-without", unit=unit, product=product)
        for product in products
        for unit in asked
        if product in PRODUCTS and not PRODUCTS[product].there(edition, unit)
    ]
    if wrong:
        raise DataError(wrong)


def embargo_of(products: Sequence[str], recipient: str | None, release: datetime | None) -> Embargo | None:
    """Give what a notice says of itself: refused where it lacks that, or there is no notice to say it."""
    if "notice" not in products:
        if recipient is not None or release is not None:
            raise MethodError([problem("invalid_parameter", "notice-alone")])
        return None
    if not recipient or release is None:
        raise MethodError([problem("invalid_parameter", "notice-needs")])
    if release.tzinfo is not None:
        raise MethodError([problem("invalid_parameter", "notice-offset", text=release.isoformat())])
    return Embargo(recipient, release)
