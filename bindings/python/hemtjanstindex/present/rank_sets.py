"""The places that random error leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..robust.rank_sets import RankSets
from . import layout, phrases, readable, surveys

if TYPE_CHECKING:
    from ..core.index import Scores


TEXT: dict[str, dict[str, Any]] = {
    "en": {
        "drawn": "Places that the random error of survey answers leaves open: {} draws, seed {}.",
        "each": "Each set holds the unit's true place with {} % confidence.",
        "all": "All sets together hold the true places with {} % confidence.",
        "assumed": "Assumed where the number of answers is not known: {} answers behind each share.",
        "headings": ("rank", "code", "name", "score", "standard error", "places", "surely above", "surely below"),
        "unknown": "not known",
        "blind": "Not known how sure, without a single survey figure: {}",
        "unscored": "No score: {}",
        "open": "Surely above and below: units told apart, all comparisons at once.",
    },
    "sv": {
        "drawn": "Platser som slumpfelet i enkätsvaren lämnar öppna: {} dragningar, frö {}.",
        "each": "Varje enhets sanna plats ligger i dess intervall med {} procents säkerhet.",
        "all": "Alla enheters sanna platser ligger samtidigt i sina intervall med {} procents säkerhet.",
        "assumed": "Antaget där antalet svar inte är känt: {} svar bakom varje andel.",
        "headings": ("plats", "kod", "namn", "poäng", "medelfel", "möjliga platser", "säkert över", "säkert under"),
        "unknown": "inte känt",
        "blind": "Inte känt hur säkert, utan en enda enkätuppgift: {}",
        "unscored": "Utan poäng: {}",
        "open": "Säkert över och under: enheter som går att skilja åt, alla jämförelser på en gång.",
    },
}


def page(
    found: RankSets,
    scores: Scores,
    rows: list[dict[str, Any]],
    node: str | None,
    draws: int,
    seed: int,
    assumed: float | None,
    language: phrases.Language,
) -> str:
    """Lay the sets out in the order of the ranking; `assumed` is how many answers stand behind shares without a number."""
    told = TEXT[language]
    ranked = sorted((row for row in rows if row["rank"] is not None), key=lambda row: row["rank"])
    cells = [
        [
            phrases.place(row["rank"]),
            row["unit"],
            row["name"],
            phrases.score(row["score"]),
            *(
                [
                    f"{row['standard_error']:.1f}",
                    f"{row['low']:g}–{row['high']:g}",
                    f"{row['surely_above']:g}",
                    f"{row['surely_below']:g}",
                ]
                if row["known"]
                else [told["unknown"], told["unknown"], phrases.NONE, phrases.NONE]
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
        told["drawn"].format(readable.whole(draws, language), seed),
        told["all" if found.simultaneous else "each"].format(f"{100 * found.level:g}"),
        *([told["assumed"].format(f"{assumed:g}")] if assumed is not None else []),
        layout.paragraph(phrases.sentence(found.provenance()["error"], language)),
        *map(layout.paragraph, surveys.sentences(found.surveys, language)),
        "",
        phrases.beside(told["headings"], cells, [True, False, False, True, True, True, True, True], thin, language),
        *(["", layout.paragraph(told["blind"].format(", ".join(blind)))] if blind else []),
        *(["", layout.paragraph(told["unscored"].format(", ".join(unscored)))] if unscored else []),
        "",
        layout.paragraph(told["open"]),
    ]
    return "\n".join(lines)
