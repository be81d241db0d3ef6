"""What is known of the random error of survey figures, and how it is told."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..robust import vary

if TYPE_CHECKING:
    pass


def add(parser: argparse.ArgumentParser, respondents: int | None) -> None:
    """Add the options that say what is assumed of figures whose error is not known."""
    usual = f" (default: {respondents})" if respondents else ""
    told = f"answers assumed behind shares of a survey whose number is not known{usual}"
    parser.add_argument("--assume-respondents", metavar="N", type=float, default=respondents, help=told)
    told = "standard error assumed of other survey figures without one, in their own unit"
    parser.add_argument("--assume-standard-error", metavar="S", type=float, help=told)
    told = "correlation of one person's answers to two questions of a survey, in place of what the definition states"
    parser.add_argument("--rho", metavar="R", type=float, help=told)


def sampling(arguments: argparse.Namespace) -> vary.sampling:
    """Give the sampling error that the options say."""
    return vary.sampling(arguments.rho, arguments.assume_respondents, arguments.assume_standard_error)
