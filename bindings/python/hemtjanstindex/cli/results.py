"""What a command found, written to a file or shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..core.columns import ResultColumns
from ..present import indicators, layout, output, phrases
from . import inputs

if TYPE_CHECKING:
    from ..core.index import Scores


class NotMadeError(Exception):
    """Some of what was asked for could not be made, which has been told."""


def suffix_of(arguments: argparse.Namespace) -> str:
    """Give what the output file ends in, "" where there is none."""
    return output.suffix_of(arguments.out) if arguments.out else ""


def show(text: str) -> None:
    """Print a page."""
    print(layout.harmless(text))


def show_now(text: str) -> None:
    """Print a page before all that goes on after it."""
    print(layout.harmless(text), flush=True)


def remark(text: str) -> None:
    """Tell something beside what is asked for."""
    print(layout.within(layout.harmless(text)), file=sys.stderr)


def write(
    arguments: argparse.Namespace,
    lists: Mapping[str, ResultColumns],
    scores: Scores,
    *,
    earlier: Scores | None = None,
    **asked: Any,
) -> None:
    """Write lists to the file that was named, with where they come from and what was asked."""
    model = scores.index.model
    told_of = indicators.named(model, lists.values()) if suffix_of(arguments) == ".xlsx" else []
    if told_of:
        lists = {**lists, "indicators": indicators.columns(model, told_of, arguments.language)}
    sheets = phrases.sheets(lists, arguments.out, scores, arguments.language)
    told = inputs.provenance(scores, arguments.language, earlier) | asked | _stopped(arguments)
    output.write(sheets, arguments.out, told, arguments.language, arguments.csv or "")


def print_csv(
    arguments: argparse.Namespace, columns: ResultColumns, scores: Scores, *, earlier: Scores | None = None, **asked: Any
) -> None:
    """Write a list to standard output, likewise."""
    told = inputs.provenance(scores, arguments.language, earlier) | asked
    print(output.csv_text(columns, told, arguments.csv or ""), end="")


def _stopped(arguments: argparse.Namespace) -> dict[str, Any]:
    """Say which work was stopped before its end."""
    return {"stopped": list(arguments.stopped)} if arguments.stopped else {}
