"""The command line: one module per command, each with ``add(subparsers)`` and ``run(arguments)``."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
import warnings
from collections.abc import Sequence

from .._core import __version__
from ..core.errors import Caution, Error, Message, part, unwritten
from ..present import layout
from ..words import Language, say
from . import (
    compare,
    districts,
    explain,
    guard,
    inputs,
    orders,
    peers,
    plot,
    priorities,
    profile,
    publish,
    rank,
    rank_sets,
    report,
    results,
    sensitivity,
    tool,
    trace,
    uncertainty,
    units,
    useless,
    validate,
    whatif,
)
from .parser import Parser, language_of, put_words

COMMANDS = (
    validate, rank, publish, trace, explain, profile, priorities, whatif, peers, compare, districts, units, uncertainty,
    rank_sets, sensitivity, plot, report, orders, tool,
)  # fmt: skip

EXAMPLE = "hemtjanstindex rank oppna-jamforelser-2014 --definition oppna-jamforelser-2014 --top 10"

#: How a run ends that is no success: the output, or some of it, could not be written; bad input; Ctrl-C.
NOT_WRITTEN, BAD, STOPPED = 1, 2, 130


def parser(language: Language = "en") -> Parser:
    """Make the parser of all commands, which speaks a language."""
    top = Parser("hemtjanstindex", epilog=EXAMPLE)
    top.add_argument("--version", action="version", version=f"hemtjanstindex {__version__}")
    inputs.add_language(top)
    subparsers = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(subparsers)
    put_words(top, language)
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
        The exit code: 0; 1 where the output cannot be written, 2 for bad input, 130 where Ctrl-C stopped the work.
    """
    _encode()
    arguments = parsed(sys.argv[1:] if argv is None else argv)
    with warnings.catch_warnings():
        warnings.simplefilter("default", Caution)
        warnings.showwarning = lambda message, *_: _warn(message, arguments)
        code = _run(arguments)
    return STOPPED if arguments.stopped and code == 0 else code


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line: the arguments, the language, and room for what is stopped."""
    language = language_of(argv)
    top = parser(language)
    if wrong := [text for text in argv if re.search("[\ud800-\udfff]", text)]:
        top.error(say("cli-no_text", language, argument=wrong[0]))
    arguments = top.parse_args(argv)
    arguments.language, arguments.stopped = language, []
    return arguments


def _warn(message: Warning | str, arguments: argparse.Namespace) -> None:
    """Tell a warning, and keep in mind that work was stopped."""
    told = message.message if isinstance(message, Caution) else None
    if isinstance(told, Message) and told.id.startswith("stopped-"):
        arguments.stopped.append(told.words(arguments.language))
    _complain(_warning(message, arguments.language))


def _warning(message: Warning | str, language: Language) -> str:
    told = message.message.words(language) if isinstance(message, Caution) else str(message)
    return part("warning", message=told).words(language)


def _run(arguments: argparse.Namespace) -> int:
    """Run a command, and tell what went wrong."""
    language = arguments.language
    try:
        useless.check(arguments)
        guard.check(arguments)
        arguments.run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return STOPPED
    except results.NotMadeError:
        return NOT_WRITTEN
    except Error as error:
        _complain(error.words(language))
        return NOT_WRITTEN if all(problem.message_id == "not-written" for problem in error.problems) else BAD
    except ModuleNotFoundError as error:
        _complain(say("cli-needs", language, package=str(error.name)))
        return BAD
    except BrokenPipeError:
        _leave_output()
    except OSError as error:
        place = str(error.filename or say("cli-output", language))
        _complain(say("cli-failed", language, place=place, why=unwritten(error).words(language)))
        if error.filename is None:
            _leave_output()
        return NOT_WRITTEN
    return 0


def _complain(text: str) -> None:
    print(layout.within(layout.harmless(text)), file=sys.stderr)


def _leave_output() -> None:
    """Let nothing more be written to where nothing can be."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _encode() -> None:
    """Let standard output take all characters: a terminal shows '?' for those it lacks, pipes and files are UTF-8."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")
