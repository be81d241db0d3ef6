"""Sources of uncertainty, as `hti.vary.weights(0.25)` names them."""

from .robust.vary import *  # noqa: F403
from .robust.vary import __all__ as __all__
