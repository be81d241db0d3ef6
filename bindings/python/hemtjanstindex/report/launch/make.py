"""The pages of a launch, and what holds for all of them."""

from __future__ import annotations

from ..edition import Edition
from ..facts import Sentence, tell
from ..make import bound
from ..page import Page, Report
from ..teller import Teller
from . import awards, check, news, press, results

#: Modules that make a page, or say why there is none, in their order.
PAGES = (results, awards, press, check, news)


def launch_of(edition: Edition) -> Report:
    """Make the pages of a launch."""
    teller = Teller(edition)
    pages: list[Page] = []
    left_out: list[tuple[Sentence, Sentence]] = []
    for module in PAGES:
        made = module.page(teller)
        if isinstance(made, Page):
            pages.append(made)
        else:
            left_out.append(made)
    return bound(teller, tell("launch-title", edition=teller.title), pages, left_out=left_out)
