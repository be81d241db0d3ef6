"""The command line: one module per command, each with ``add(subparsers)`` and ``run(arguments)``."""

from __future__ import annotations

import argparse
import io
import os
import sys
import warnings
from collections.abc import Sequence

from .._core import __version__
from ..core.errors import Caution, Error, part
from ..words import Language
from . import (
    compare,
    districts,
    explain,
    peers,
    priorities,
    profile,
    rank,
    rank_sets,
    report,
    sensitivity,
    trace,
    uncertainty,
    units,
    useless,
    validate,
    whatif,
)

COMMANDS = (
    validate, rank, trace, explain, profile, priorities, whatif, peers, compare, districts, units, uncertainty, rank_sets,
    sensitivity, report,
)  # fmt: skip

DESCRIPTION = """\
Composite indicators: validate a definition, rank units, trace how a score came about, explain it (against whom, by which
figures, and whom to learn from), and tell how sure a ranking is and what drives it.

DATA is a CSV file or the name of built-in data; a definition is a .toml file or the name of a built-in one.
"""

EXAMPLE = """\
example:
  hemtjanstindex rank oppna-jamforelser-2014 --definition oppna-jamforelser-2014 --top 10

Exit codes: 0 done; 2 bad input or arguments, every problem on a line of its own on standard error.
"""


def parser() -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    top = argparse.ArgumentParser(
        "hemtjanstindex", description=DESCRIPTION, epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="version", version=f"hemtjanstindex {__version__}")
    subparsers = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(subparsers)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments; by default those of the process.

    Returns
    -------
    int
        The exit code: 0, or 2 for bad input.
    """
    _encode()
    arguments = parser().parse_args(argv)
    with warnings.catch_warnings():
        language = _language(arguments)
        warnings.showwarning = lambda message, *_: print(_warning(message, language), file=sys.stderr)
        return _run(arguments)


def _warning(message: Warning | str, language: Language) -> str:
    told = message.message if isinstance(message, Caution) else str(message)
    return part("warning", message=told).words(language)


def _language(arguments: argparse.Namespace) -> Language:
    """Give the language to speak of what goes wrong: Swedish where both are asked for."""
    language = getattr(arguments, "language", "en")
    return "en" if language == "en" else "sv"


def _run(arguments: argparse.Namespace) -> int:
    """Run a command, and tell what went wrong."""
    try:
        useless.check(arguments)
        arguments.run(arguments)
        sys.stdout.flush()
    except Error as error:
        print(error.words(_language(arguments)), file=sys.stderr)
        return 2
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def _encode() -> None:
    """Let standard output take all characters: a terminal shows '?' for those it lacks, pipes and files are UTF-8."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")
