"""A report as slides: a message each, with charts and tables that can be edited."""

from .maker import written

__all__ = ["written"]
