"""How Sphinx builds this documentation: `python -m sphinx -W -b html docs build/docs`."""

import re
from importlib.metadata import version as installed

project = "hemtjanstindex"
author = "The hemtjanstindex developers"
copyright = "the hemtjanstindex developers"
version = release = installed("hemtjanstindex")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.mathjax", "numpydoc", "sphinxcontrib.bibtex"]
myst_enable_extensions = ["dollarmath", "deflist"]
myst_heading_anchors = 3
bibtex_bibfiles = ["bibliography.bib"]
bibtex_default_style = "plain"
autodoc_typehints = "none"  # numpydoc gives the types
autodoc_member_order = "bysource"
numpydoc_show_class_members = False

html_theme = "alabaster"
html_title = f"hemtjanstindex {version}"
html_theme_options = {"description": "Composite indicators", "page_width": "1080px", "sidebar_width": "240px"}
html_show_copyright = False
html_copy_source = False


#: What is left out of the signatures of compiled classes, or said more simply.
SHORT = {
    "hemtjanstindex._core.": "",
    "self: ": "",
    "typing.SupportsFloat | typing.SupportsIndex": "float",
    "typing.SupportsInt | typing.SupportsIndex": "int",
    "typing.": "",
    "collections.abc.": "",
}


def plain(text):
    """Make a signature readable."""
    for long, short in SHORT.items():
        text = text and text.replace(long, short)
    return text


def shorten(app, what, name, obj, options, signature, returns):
    """Shorten the signatures of compiled functions."""
    return (plain(signature), plain(returns)) if signature or returns else None


def complete(app, what, name, obj, options, lines):
    """Say how a compiled class is made, and turn the keys in comments of the C++ headers into citations."""
    made = what == "class" and re.match(r"__init__\(self: [\w.]+, (.+)\) -> None", obj.__init__.__doc__ or "")
    if made and "Parameters" not in lines:
        lines[:0] = [f"``{name.rpartition('.')[2]}({plain(made[1])})``", ""]
    lines[:] = [re.sub(r"\[([A-Z]\w+\d{4})\]", r":cite:p:`\1`", line) for line in lines]


def setup(app):
    """Register the above."""
    app.connect("autodoc-process-signature", shorten)
    app.connect("autodoc-process-docstring", complete)
