"""The methods that are built in."""

from .core.methods import *  # noqa: F403
from .core.methods import __all__ as __all__
