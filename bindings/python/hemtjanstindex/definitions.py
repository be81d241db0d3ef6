"""The definitions that are built in."""

from .core.definitions import *  # noqa: F403
from .core.definitions import __all__ as __all__
