"""The data that are built in."""

from .core.datasets import *  # noqa: F403
from .core.datasets import __all__ as __all__
