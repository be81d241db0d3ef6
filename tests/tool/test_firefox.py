"""The main path in Firefox, from a disk: it tells what Chromium and Python tell, and complains of nothing."""

import json

from conftest import ROOT
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.words import say
from test_numbers import with_weights
from test_package import run

UNIT = "1290"


def test_the_main_path(file, now, then, tmp_path):
    printed = json.loads(run("node", ROOT / "tests/tool/firefox.mjs", file, folder=tmp_path))
    assert printed["complaints"] == []
    told, edition = printed["told"], Edition(now, then)
    assert told["agent"].startswith("firefox/")
    place = edition.ranking[UNIT]
    ranked = sum(row["rank"] is not None for row in edition.ranking.values())
    words = {"name": "Kristianstad", "rank": f"{place['rank']:g}", "ranked": str(ranked)}
    assert told["place"] == say("tool-title-place", "sv", **words)
    sure = edition.ranks_by_weights[UNIT]
    assert (float(told["sure"]["low"]), float(told["sure"]["high"])) == (sure["low"], sure["high"])
    raised = now.what_if(UNIT)({"trygghet_htj": 40})
    assert (float(told["tried"]["score"]), float(told["tried"]["rank"])) == (raised.score, raised.rank)
    assert told["learn"] == "Fråga Halmstad"
    assert told["change"] == "Poängen är 1,3 lägre än 2013"
    own = with_weights(now, {"information": 25, "utforande": 65.625, "stod_och_utveckling": 9.375}).ranking_columns("")
    at = list(own["unit"]).index(UNIT)
    assert (float(told["weights"]["score"]), float(told["weights"]["rank"])) == (own["score"][at], own["rank"][at])
    assert told["again"] == told["weights"]
    assert f"unit={UNIT}&screen=weights&weights=information%3A25%7E" in told["state"]
