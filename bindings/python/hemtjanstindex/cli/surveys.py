"""What is known of the random error of survey figures, and how it is told."""

from __future__ import annotations

import argparse

from ..robust import vary
from . import inputs


def add(parser: argparse.ArgumentParser, respondents: int | None) -> None:
    """Add the options that say what is assumed of figures whose error is not known."""
    parser.add_argument("--assume-respondents", metavar="N", type=inputs.number, default=respondents)
    parser.add_argument("--assume-standard-error", metavar="S", type=inputs.number)
    parser.add_argument("--rho", metavar="R", type=inputs.number)


def sampling(arguments: argparse.Namespace) -> vary.sampling:
    """Give the sampling error that the options say."""
    return vary.sampling(arguments.rho, arguments.assume_respondents, arguments.assume_standard_error)
