"""The examples in docstrings say what happens."""

import doctest
import importlib
import pkgutil

import hemtjanstindex
import pytest

MODULES = ["hemtjanstindex", *(f"hemtjanstindex.{module.name}" for module in pkgutil.iter_modules(hemtjanstindex.__path__))]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith(("._core", ".__main__"))])
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
