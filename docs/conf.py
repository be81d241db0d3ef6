"""How Sphinx builds this documentation: `python -m sphinx -W -b html docs build/docs`."""

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
