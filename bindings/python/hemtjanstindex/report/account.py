"""What a run tells: how much was made, why, and what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..core.errors import Error, unwritten
from ..words import Language, say
from .edition import Edition
from .job import Job, why
from .workers import DiedError, FaultError
from .write import Run


def planned(edition: Edition, jobs: Sequence[Job], language: Language) -> list[str]:
    """Give a line for each package that would be made, and why."""
    reasons = {job: reason for job in jobs if (reason := why(edition, job))}
    told = [
        say("packages-planned", language, package=job.path, why=say(f"packages-why-{reason}", language, number="1"))
        for job, reason in reasons.items()
    ]
    return [*told, say("packages-to-make", language, made=str(len(reasons)), left=str(len(jobs) - len(reasons)))]


def refused(orders: Mapping[str, Error], language: Language) -> list[str]:
    """Give a line for each order of which nothing can be made."""
    return [say("packages-failed", language, package=order, why=of.words(language)) for order, of in orders.items()]


def lines(run: Run, language: Language) -> list[str]:
    """Give a line of numbers, and one for each package that could not be made or is not to be released."""
    reasons = Counter(run.made.values())
    because = ", ".join(say(f"packages-why-{reason}", language, number=str(count)) for reason, count in reasons.most_common())
    numbers = {
        "made": str(len(run.made)),
        "left": str(len(run.jobs) - len(run.made) - len(run.failed)),
        "failed": str(len(run.failed)),
    }
    told = (
        say("packages-made", language, why=because, **numbers) if run.made else say("packages-none-made", language, **numbers)
    )
    return [
        told,
        *(say("packages-failed", language, package=job.path, why=_why(of, language)) for job, of in run.failed.items()),
        *(
            say("packages-faulty", language, package=job.path, number=str(len(found)), first=found[0])
            for job, found in run.faults.items()
        ),
    ]


def _why(error: Exception, language: Language) -> str:
    if isinstance(error, Error):
        return error.words(language)
    if isinstance(error, DiedError):
        return say("packages-died", language, code=str(error))
    if isinstance(error, OSError):
        return f"{error.filename}: {unwritten(error).words(language)}"
    return str(error) if isinstance(error, FaultError) else f"{type(error).__name__}: {error}"
