"""Orders: what customers have asked for, the jobs that make it, and what has become of it, as the folders tell."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..core import whole
from ..core.errors import DataError, Error, Message, part, problem
from ..words import LANGUAGES, Language
from . import manifest
from .edition import Edition
from .job import Job, changed
from .lists import Listed, Row
from .manifest import Manifest
from .package import PRODUCTS, safe
from .pages.notice import Embargo
from .write import check, check_units

COLUMNS = ("order", "received", "customer", "unit", "products", "languages", "recipients", "release")
#: Columns that need not be there: what was agreed, and for which size class.
FURTHER = ("terms", "size")
#: What is ordered beside a report of the same unit only.
ADDED = ("units", "units-data")
#: What can be agreed: this edition alone, or each that comes.
TERMS = ("once", "subscription")
#: What an order is called: a folder, and nobody's name.
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
#: What an order, or a revision of one, was marked with, as the file says that marks it.
WITHDRAWN, NOTIFIED, RELEASED = "withdrawn.json", "notified.json", "released.json"
#: What a correction is about; another version of the program alone is none.
CORRECTED = {"products", "embargo", "definition", "own", "figures", "earlier", "history", "followup", "providers", "districts"}


@dataclass(frozen=True)
class Order:
    """What a customer has asked for; the customer and the recipients are in no manifest."""

    id: str
    received: datetime
    customer: str
    unit: str
    products: tuple[str, ...]
    languages: tuple[Language, ...]
    recipients: tuple[str, ...]
    release: datetime
    terms: str
    #: The size class that was ordered; "" where none was told.
    size: str

    def jobs(self, folder: Path, revision: int) -> Iterator[Job]:
        """Give the jobs of a revision: a folder for each language, and one for the notice of each recipient."""
        products = tuple(each for each in self.products if each != "notice")
        for language in self.languages:
            if products:
                yield Job(folder / f"{safe(self.unit)}-{language}", self.unit, products, language, None, self.id, revision)
            if "notice" in self.products:
                for number, recipient in enumerate(self.recipients, start=1):
                    terms = Embargo(recipient, self.release)
                    yield Job(
                        folder / f"notice-{number}-{language}", self.unit, ("notice",), language, terms, self.id, revision
                    )


def read(path: Path) -> list[Order]:
    """Read orders, those that were received first coming first.

    Raises
    ------
    DataError
        With everything that is wrong in the file.
    """
    listed = Listed(path, COLUMNS, FURTHER)
    reports = {row["unit"] for row in listed.rows if "report" in row["products"].split()}
    orders: list[Order] = []
    for row in listed.rows:
        faults = list(_faults(row, {order.id for order in orders}, reports))
        for fault in faults:
            listed.wrong(row.number, fault)
        orders += [] if faults else [_order(row)]
    listed.refuse()
    return sorted(orders, key=lambda order: (order.received, order.id))


def _faults(row: Row, before: set[str], reports: set[str]) -> Iterator[Message]:
    """Give what is wrong with an order, of which others stand before, and reports are ordered of some units."""
    if not ID.fullmatch(row["order"]):
        yield part("order-id", text=row["order"])
    if row["order"] in before:
        yield part("order-twice", order=row["order"])
    yield from (part("order-time", text=row[name]) for name in ("received", "release") if _time(row[name]) is None)
    known, products = ", ".join(PRODUCTS), row["products"].split()
    yield from (part("no-product", product=each, known=known) for each in products or [""] if each not in PRODUCTS)
    known = ", ".join(LANGUAGES)
    yield from (part("no-language", language=e, known=known) for e in row["languages"].split() or [""] if e not in LANGUAGES)
    if "notice" in products and not _listed(row["recipients"]):
        yield part("order-recipients")
    if row["unit"] not in reports:
        yield from (part("order-alone", product=each, unit=row["unit"]) for each in products if each in ADDED)
    if row["terms"] not in ("", *TERMS):
        yield part("order-terms", text=row["terms"], known=", ".join(TERMS))


def _order(row: Row) -> Order:
    received, release = (_time(row[name]) or datetime.min for name in ("received", "release"))
    return Order(
        id=row["order"],
        received=received,
        customer=row["customer"],
        unit=row["unit"],
        products=tuple(product for product in PRODUCTS if product in row["products"].split()),
        languages=tuple(language for language in LANGUAGES if language in row["languages"].split()),
        recipients=_listed(row["recipients"]),
        release=release,
        terms=row["terms"] or TERMS[0],
        size=row["size"],
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split("|") if each.strip())


def _time(text: str) -> datetime | None:
    """Read a time of the place where the orders are kept; none where it is told as one of elsewhere."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return None
    return told if told.tzinfo is None else None


def refused(edition: Edition, orders: Iterable[Order]) -> dict[str, Error]:
    """Give the orders of which nothing can be made of an edition, by their ids, and why not."""
    found: dict[str, Error] = {}
    for order in orders:
        try:
            check(order.products, edition)
            at = edition.scores.table.unit_at(order.unit)
            check_units(order.products, edition, [order.unit])
            labels = [labels[at] for labels in edition.scores.table.groups.values()]
            if order.size and order.size not in labels:
                wrong = problem("invalid_parameter", "order-size", code=order.unit, size=order.size, known=", ".join(labels))
                raise DataError([wrong])
        except Error as error:
            found[order.id] = error
    return found


def jobs_of(edition: Edition, orders: Iterable[Order], out: Path) -> list[Job]:
    """Give the jobs of orders that are not withdrawn: of the last revision, or of the next where one given is corrected."""
    jobs: list[Job] = []
    for order in orders:
        if (out / order.id / WITHDRAWN).exists():
            continue
        last = Revision.last(out, order.id)
        number = last.number if last else 1
        if last and last.given:
            of_last = order.jobs(last.folder, last.number)
            number += any(CORRECTED & set(changed(edition, job) or ()) or not job.folder.exists() for job in of_last)
        jobs += order.jobs(out / order.id / f"r{number}", number)
    return jobs


@dataclass(frozen=True)
class Revision:
    """A revision of an order, as its folder tells."""

    order: str
    folder: Path
    number: int

    @staticmethod
    def last(out: Path, order: str) -> Revision | None:
        """Give the last revision that there is of an order."""
        found = [int(each.name[1:]) for each in (out / order).glob("r*") if re.fullmatch(r"r[1-9]\d*", each.name)]
        return Revision(order, out / order / f"r{max(found)}", max(found)) if found else None

    @property
    def withdrawn(self) -> bool:
        """Whether the order has been withdrawn."""
        return (self.folder.parent / WITHDRAWN).exists()

    @property
    def given(self) -> bool:
        """Whether something of it has been given to the customer."""
        return any((self.folder / name).exists() for name in (NOTIFIED, RELEASED))

    def packages(self) -> dict[str, Manifest | None]:
        """Give the manifests of its packages, by their folders; None where one cannot be read."""
        folders = sorted(each for each in self.folder.iterdir() if each.is_dir() and not each.name.startswith("."))
        return {each.name: manifest.read(each) for each in folders}

    def state(self) -> str:
        """Tell what has become of it."""
        if self.withdrawn:
            return "withdrawn"
        for name in (RELEASED, NOTIFIED):
            if (self.folder / name).exists():
                return name.removesuffix(".json")
        return "made" if self.packages() and not self.unlike() else "unfinished"

    def unlike(self) -> list[str]:
        """Give the files that are not as their manifests tell, and the zip files that are not as they were given."""
        wrong = []
        for name, told in self.packages().items():
            wrong += [f"{name}/{file}" for file in (told.unlike(self.folder / name) if told else [manifest.NAME])]
        for mark in (NOTIFIED, RELEASED):
            if (self.folder / mark).exists():
                given = json.loads((self.folder / mark).read_bytes())
                file = self.folder / given["file"]
                wrong += [] if file.exists() and manifest.digest_of(file) == given["sha256"] else [given["file"]]
        return wrong


def refusal(revision: Revision | None, order: Order, at: datetime) -> tuple[str, str] | None:
    """Tell why an order cannot be given to its customer: the end of a message, and what it is about; None where it can."""
    if revision is None:
        return "unmade", ""
    if revision.withdrawn:
        return "withdrawn", ""
    wanted = {job.folder.name for job in order.jobs(revision.folder, revision.number)}
    packages = revision.packages()
    if wrong := [*sorted(wanted - set(packages)), *revision.unlike()]:
        return "unlike", wrong[0]
    manifests = [told for told in packages.values() if told]
    if marks := sorted({mark for told in manifests for mark in told.marks}):
        return marks[0], ""
    if faults := [fault for told in manifests for found in told.checks.values() for fault in found]:
        return "faults", faults[0]
    if at < order.release and not any(name.startswith("notice-") for name in wanted):
        return "embargo", order.release.isoformat(" ", "minutes")
    return None


def give(revision: Revision, order: Order, at: datetime) -> str:
    """Pack what is to be given: the notices before the release, everything after it; give the name of the zip file."""
    early = at < order.release
    names = [name for name in revision.packages() if name.startswith("notice-") or not early]
    file = f"{order.id}-r{revision.number}{'-notice' if early else ''}.zip"
    content = packed({f"{name}/{each.name}": each for name in names for each in sorted((revision.folder / name).iterdir())})
    told = {
        "order": order.id,
        "revision": revision.number,
        "file": file,
        "sha256": manifest.digest(content),
        "at": at.isoformat(),
    }
    whole.write(revision.folder / file, content)
    whole.write(revision.folder / (NOTIFIED if early else RELEASED), json.dumps(told, indent=1) + "\n")
    return file


def packed(files: dict[str, Path]) -> bytes:
    """Pack files so that the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in sorted(files):
            zipped.writestr(zipfile.ZipInfo(name), files[name].read_bytes(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def withdraw(out: Path, order: Order, at: datetime) -> None:
    """Withdraw an order: nothing more is made or given."""
    folder = out / order.id
    folder.mkdir(parents=True, exist_ok=True)
    whole.write(folder / WITHDRAWN, json.dumps({"order": order.id, "at": at.isoformat()}, indent=1) + "\n")


def root(out: Path, orders: Sequence[Order]) -> str:
    """Give one SHA-256 of the manifests of all that has been made, which can be printed and compared."""
    found = hashlib.sha256()
    for order in sorted(orders, key=lambda each: each.id):
        for file in sorted((out / order.id).glob(f"r*/*/{manifest.NAME}")):
            found.update(f"{file.relative_to(out).as_posix()} {manifest.digest_of(file)}\n".encode())
    return found.hexdigest()
