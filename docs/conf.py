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
html_theme_options = {"description": "Composite indicators in C++20 and Python", "page_width": "1080px", "sidebar_width": "240px"}
html_show_copyright = False
html_copy_source = False



def signature_of(app, what, name, obj, options, signature, returns):
    """Give compiled classes their constructor's signature, and leave out where they live: they are looked up in the package."""
    if what == "class" and not signature:
        found = re.match(r"__init__\(self: [\w.]+(?:, )?(.*)\) -> None", obj.__init__.__doc__ or "")
        signature = f"({found[1]})" if found else signature
    return tuple(part and part.replace("hemtjanstindex._core.", "").replace("self: ", "") for part in (signature, returns))


def cite(app, what, name, obj, options, lines):
    """Turn the keys in comments of the C++ headers into citations."""
    lines[:] = [re.sub(r"\[([A-Z]\w+\d{4})\]", r":cite:p:`\1`", line) for line in lines]


def setup(app):
    """Register the above."""
    app.connect("autodoc-process-signature", signature_of)
    app.connect("autodoc-process-docstring", cite)
