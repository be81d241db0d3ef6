"""The examples in docstrings say what happens."""

import doctest
import importlib
import pkgutil

import hemtjanstindex
import pytest

MODULES = ["hemtjanstindex", *(module.name for module in pkgutil.walk_packages(hemtjanstindex.__path__, "hemtjanstindex."))]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith(("._core", ".__main__"))])
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
