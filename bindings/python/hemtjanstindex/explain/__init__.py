"""Why scores are what they are, and what would change them: the questions that `Scores` has as methods."""

from __future__ import annotations

from ..core.index import Scores
from . import contributions, districts, lists, priorities, profile, providers

for _question in (
    lists.lists,
    lists.published,
    lists.awards,
    contributions.explain,
    priorities.priorities,
    priorities.importance,
    priorities.answering,
    priorities.plan,
    districts.districts,
    profile.profile,
    profile.profiles,
    profile.peers,
    profile.good_examples,
    providers.providers,
):
    setattr(Scores, _question.__name__, _question)
