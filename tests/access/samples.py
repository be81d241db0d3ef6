"""What is made for people, a sample of every kind, in both languages."""

from __future__ import annotations

import struct
import zlib
from datetime import datetime

import hemtjanstindex as hti
from hemtjanstindex.present import theme
from hemtjanstindex.report import job
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.job import Job
from hemtjanstindex.report.package import PRODUCTS
from hemtjanstindex.report.pages.notice import Embargo
from small_report import small

LANGUAGES = ("sv", "en")
EMBARGO = Embargo("Kristianstads kommun", datetime(2026, 12, 1, 9))
#: The products of units, and those of which units and districts they are.
OF_ALL = tuple(name for name, product in PRODUCTS.items() if product.of is None)
BESIDE = tuple(name for name, product in PRODUCTS.items() if product.of is not None and "html" in product.endings)
#: Files that people read, by a name: the folder that holds it, and what it is called there.
HTML = {
    **{
        name: (f"1290-{name}", "index.html" if name == "start" else f"1290-{name}.html")
        for name in ("report", "notice", "start")
    },
    "report-without-score": ("2506-report", "2506-report.html"),
    "report-of-clinics": ("clinics", "clinic 2-report.html"),
    "corrected": ("corrected", "clinic 2-corrected.html"),
    **{name: (f"X137-{name}", f"X137-{name}.html") for name in BESIDE},
    "launch": ("launch", "launch.html"),
}
PDF = {
    name: (folder, file.replace(".html", ".pdf")) for name, (folder, file) in HTML.items() if name not in ("start", "launch")
}


def logo():
    """A picture of one colour."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress((b"\0" + b"\x0b\x3d\x91" * 96) * 32)
    head = struct.pack(">IIBBBBB", 96, 32, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def scored(name, table=None):
    table = table or hti.datasets.load(name)
    return hti.fit(hti.load(name), table).score(table)


def write(out):
    """Write every sample in both languages, in folders of their own; some in the colours of a theme."""
    (out / "logo.png").write_bytes(logo())
    told = (
        'name = "Exempelkommun"\nlogo = "logo.png"\ncolour = "#0B3D91"\naccent = "#00857C"\ncontact = "växeln, 010-000 00 00"\n'
    )
    (out / "theme.toml").write_text(told, encoding="utf-8")
    dressed = theme.read(out / "theme.toml")
    now, then = scored("oppna-jamforelser-2014"), scored("oppna-jamforelser-2013")
    themed = Edition(now, then, dressed, history=(scored("oppna-jamforelser-2012"),))
    before, after = Edition(small()), Edition(small([(2, 0, 71.0), (3, 2, 20.0)]))
    made_up = hti.datasets.synthetic_edition(2025)
    units = hti.suppress(made_up.units, hti.load("hemtjanstindex-enhet")).table
    of_units = scored("hemtjanstindex-enhet", units)
    beside = Edition(scored("hemtjanstindex-2025", made_up.municipalities), None, dressed, of_units, made_up.districts)
    for language in LANGUAGES:
        for product in ("report", "notice", "start"):
            products = OF_ALL if product == "start" else (product,)
            embargo = EMBARGO if "notice" in products else None
            job.make(themed, Job(out / language / f"1290-{product}", "1290", products, language, embargo))
        job.make(themed, Job(out / language / "2506-report", "2506", ("report",), language))
        job.make(before, Job(out / language / "clinics", "clinic 2", ("report",), language))
        for product in BESIDE:
            job.make(beside, Job(out / language / f"X137-{product}", "X137", (product,), language))
        job.make(themed, Job(out / language / "launch", "", ("launch",), language))
        # A second revision of an order, of other figures.
        for revision, edition in enumerate((before, after), start=1):
            folder = out / language / f"r{revision}/clinics"
            job.make(edition, Job(folder, "clinic 2", ("report",), language, None, "A-1", revision))
        folder.rename(out / language / "corrected")
