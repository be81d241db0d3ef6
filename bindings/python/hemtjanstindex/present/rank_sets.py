"""The places that random error leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..robust.rank_sets import RankSets
from ..words import Language, heads, say
from . import layout, numbers, phrases, readable, surveys

if TYPE_CHECKING:
    from ..core.index import Scores


LIST = ("rank", "unit", "name", "score", "error", "places", "above", "below")


def page(
    found: RankSets,
    scores: Scores,
    rows: list[dict[str, Any]],
    node: str | None,
    draws: int,
    seed: int,
    assumed: float | None,
    language: Language,
) -> str:
    """Lay the sets out in the order of the ranking; `assumed` is how many answers stand behind shares without a number."""
    unknown = say("not-known", language)
    ranked = sorted((row for row in rows if row["rank"] is not None), key=lambda row: row["rank"])
    cells = [
        [
            phrases.place(row["rank"], language),
            row["unit"],
            row["name"],
            numbers.score(row["score"], language),
            *(
                [
                    numbers.score(row["standard_error"], language),
                    f"{numbers.general(row['low'], language)}–{numbers.general(row['high'], language)}",
                    numbers.general(row["surely_above"], language),
                    numbers.general(row["surely_below"], language),
                ]
                if row["known"]
                else [unknown, unknown, numbers.NONE, numbers.NONE]
            ),
        ]
        for row in ranked
    ]
    thin = [readable.thin(scores.index.model, row["thin"], language) for row in ranked]
    blind = [row["name"] for row in ranked if not row["known"]]
    unscored = [row["name"] for row in rows if row["rank"] is None]
    named = phrases.named(scores.index.definition, node or scores.index.model.root, language)
    lines = [
        readable.edition(scores, language),
        named,
        "",
        say("rank-sets-drawn", language, draws=numbers.whole(draws, language), seed=str(seed)),
        say(
            "rank-sets-all" if found.simultaneous else "rank-sets-each",
            language,
            level=numbers.percent(found.level, language, "g"),
        ),
        *([say("rank-sets-assumed", language, answers=numbers.general(assumed, language))] if assumed is not None else []),
        layout.paragraph(phrases.sentence(found.provenance()["error"], language)),
        *map(layout.paragraph, surveys.sentences(found.surveys, language)),
        "",
        phrases.beside(
            heads("rank-sets-list", LIST, language), cells, [True, False, False, True, True, True, True, True], thin, language
        ),
        *(["", layout.paragraph(say("blind", language, names=", ".join(blind)))] if blind else []),
        *(["", layout.paragraph(say("scoreless", language, names=", ".join(unscored)))] if unscored else []),
        "",
        layout.paragraph(say("rank-sets-open", language)),
    ]
    return "\n".join(lines)
