"""Which slides there are: the page each is of, its message, and the picture or table that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..charts.chart import Chart
from ..charts.fields import Fields
from ..charts.interval import Interval
from ..charts.map import Map
from ..charts.matrix import Matrix
from ..charts.strip import Strip
from ..charts.trend import Trend
from ..charts.waterfall import Waterfall
from ..facts import Sentence, tell
from ..page import Block, Page, Paragraph, Report, Table
from ..pages.parts import PART

#: The most rows of a table on a slide, and of one that goes on.
ROWS, PARTED = 10, 8


@dataclass(frozen=True)
class Show:
    """What is shown of a page.

    Attributes
    ----------
    page : str
        The page.
    what : type or str, optional
        The kind of its picture, or the caption of its table; its first table by default. Without it there is no slide.
    own : bool
        Whether that has a message of its own, which is the title, and not the page's.
    whole : bool
        Whether a table is shown to its end, on as many slides as it takes.
    """

    page: str
    what: type[Chart] | str | None = None
    own: bool = False
    whole: bool = False


#: The slides of a unit's report in their order, before those of the appendix.
OF_UNIT = (
    Show("cover", Strip, own=True),
    Show("outcome"),
    Show("change"),
    Show("change", Trend, own=True),
    Show("why", Waterfall),
    Show("certainty", Interval),
    Show("moved"),
    Show("first"),
    Show("plan"),
    Show("again"),
    Show("areas"),
    Show("learn"),
    Show("gaps"),
    Show("followup"),
)
#: Those of a launch, for a seminar.
OF_LAUNCH = (Show("results"), Show("improved"), Show("map", Map), Show("awards"), Show("news"), Show("check"))
#: Those of a municipality's units.
OF_UNITS = (Show("list", whole=True), Show("matrix", Fields), Show("kinds"))


@dataclass(frozen=True)
class Planned:
    """A slide: its page, its title, and what it shows, where that is more than words."""

    page: Page
    title: Sentence
    shown: Chart | Table | None

    @property
    def told(self) -> tuple[Sentence, ...]:
        """Give what the page says."""
        return tuple(s for block in self.page.blocks if isinstance(block, Paragraph) for s in block.sentences)


def planned(report: Report) -> list[Planned]:
    """Give the slides of a report, those of the appendix called that."""
    pages = {page.id: page for page in report.pages}
    if "decision" not in pages:
        return [slide for show in (OF_LAUNCH if "results" in pages else OF_UNITS) for slide in _of(show, pages)]
    made = [slide for show in OF_UNIT for slide in _of(show, pages)]
    appendix = [slide for show in _appendix(pages) for slide in _of(show, pages)]
    return made + [replace(slide, title=tell("title-appendix", title=slide.title)) for slide in appendix]


def _appendix(pages: dict[str, Page]) -> tuple[Show, ...]:
    """Give what the appendix shows: every part of the index has a page of its own."""
    return (
        Show("first", Matrix, own=True),
        *(Show(name) for name in pages if name.startswith(PART)),
        Show("choices", Interval),
        Show("choices", "without-caption", own=True),
    )


def _of(show: Show, pages: dict[str, Page]) -> Iterator[Planned]:
    """Give the slides of what is shown of a page; none where the page, or the picture that is wanted of it, is not there."""
    page = pages.get(show.page)
    if page is None:
        return
    shown = _found(show, page)
    if shown is None and show.what is not None and show.page != "cover":
        return
    title = page.title
    if show.own:
        # Of a unit without a score the cover has no picture, and the page for a committee says why.
        title = pages["decision"].title if shown is None else shown.title if isinstance(shown, Chart) else shown.caption
    parts = _parts(shown) if show.whole and isinstance(shown, Table) else [shown]
    for number, part in enumerate(parts, start=1):
        yield Planned(page, title if len(parts) == 1 else _part_of(title, number, len(parts)), part)


def _part_of(title: Sentence, number: int, parts: int) -> Sentence:
    return tell("title-part", title=title, part=str(number), parts=str(parts))


def _parts(table: Table) -> list[Table]:
    """Part a table into those of several slides."""
    return [replace(table, rows=table.rows[i : i + PARTED]) for i in range(0, len(table.rows), PARTED)]


def _found(show: Show, page: Page) -> Chart | Table | None:
    """Give what is shown of a page."""

    def meant(block: Block) -> bool:
        if show.what is None:
            return isinstance(block, Table) and bool(block.rows)
        if isinstance(show.what, str):
            return isinstance(block, Table) and block.caption.message == f"report-{show.what}"
        return isinstance(block, show.what)

    blocks = [*map(judged, _tables(page)[-1:]), *page.blocks] if page.id == "areas" else list(page.blocks)
    return next((block for block in blocks if not isinstance(block, Paragraph) and meant(block)), None)


def _tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


def judged(of: Table) -> Table:
    """Give the rows of a table that end with a verdict, the strengths first; where they are too many, some of both."""
    strong, weak = ([row for row in of.rows if row[-1] == tell(f"list-{verdict}")] for verdict in ("strength", "development"))
    weak = weak[: max(ROWS // 2, ROWS - len(strong))]
    return replace(of, rows=(*strong[: ROWS - len(weak)], *weak))
