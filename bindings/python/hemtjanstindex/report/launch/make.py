"""The pages of a launch, and what holds for all of them."""

from __future__ import annotations

from ..edition import Edition
from ..facts import tell
from ..make import bound
from ..page import Report
from ..teller import Teller
from . import awards, check, improved, map, news, press, results

#: Modules that make a page, or say why there is none, in their order.
PAGES = (results, improved, map, awards, press, check, news)


def launch_of(edition: Edition) -> Report:
    """Make the pages of a launch."""
    teller = Teller(edition)
    return bound(teller, tell("launch-title", edition=teller.title), [module.page(teller) for module in PAGES])
