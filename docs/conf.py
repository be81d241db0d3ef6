"""How Sphinx builds this documentation: `python -m sphinx -W -b html docs build/docs`."""

import hashlib
import re
from importlib.metadata import version as installed
from pathlib import Path

import fontpkg_source_sans_3
import hemtjanstindex
from docutils import nodes
from hemtjanstindex.present.tokens import colour
from latex2mathml.converter import convert
from sphinx.util.logging import getLogger

logger = getLogger(__name__)

project = "hemtjanstindex"
author = "The hemtjanstindex developers"
copyright = "the hemtjanstindex developers"
version = release = installed("hemtjanstindex")


def fingerprint():
    """Tell one state of the package from another, so that what was drawn by an earlier one is drawn anew."""
    package = Path(hemtjanstindex.__file__).parent
    files = (path for path in sorted(package.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()[:16]


extensions = ["myst_nb", "sphinx.ext.autodoc", "numpydoc", "sphinx_design", "sphinxcontrib.bibtex"]
myst_enable_extensions = ["colon_fence", "dollarmath", "deflist"]
myst_heading_anchors = 3
bibtex_bibfiles = ["bibliography.bib"]
bibtex_default_style = "plain"
autodoc_typehints = "none"  # numpydoc gives the types
autodoc_member_order = "bysource"
numpydoc_show_class_members = False

nb_execution_mode = "cache"
nb_execution_cache_path = str(Path(__file__).resolve().parents[1] / "build/notebooks" / fingerprint())
nb_execution_raise_on_error = True
nb_execution_timeout = -1
nb_merge_streams = True

html_theme = "furo"
html_title = project
html_math_renderer = "mathml"
html_static_path = ["_static", str(fontpkg_source_sans_3.ROOT / "files")]
html_css_files = ["house.css"]
#: The house's colours by what the theme calls them.
COLOURS = {
    "color-foreground-primary": "text",
    "color-foreground-secondary": "muted",
    "color-foreground-muted": "axis",
    "color-foreground-border": "axis",
    "color-background-primary": "ground",
    "color-background-secondary": "panel",
    "color-background-border": "hairline",
    "color-brand-primary": "link",
    "color-brand-content": "link",
}
html_theme_options = {
    f"{theme}_css_variables": {variable: colour(name, theme) for variable, name in COLOURS.items()}
    for theme in ("light", "dark")
}
html_theme_options["light_css_variables"]["font-stack"] = "'Source Sans 3', system-ui, sans-serif"
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


def in_language(app, page, template, context, doctree):
    """Say of a page in another language than English which it is in, as its front matter or notebook tells."""
    context["language"] = (context.get("meta") or {}).get("lang", "en")


def described(app, doctree, page):
    """Miss the words that stand in the place of a picture for whoever does not see it."""
    for image in doctree.findall(nodes.image):
        if not image.get("alt"):
            logger.warning("a picture without words in its place (alt)", location=page, type="alt")


def inline_formula(writer, node):
    """Write a formula as MathML, which needs neither scripts nor the network."""
    writer.body.append(convert(node.astext()))
    raise nodes.SkipNode


def displayed_formula(writer, node):
    """Write a formula that stands by itself."""
    writer.body.append(f'<div class="math">{convert(node.astext(), display="block")}</div>')
    raise nodes.SkipNode


def setup(app):
    """Register the above."""
    app.add_html_math_renderer("mathml", (inline_formula, None), (displayed_formula, None))
    app.connect("html-page-context", in_language)
    app.connect("doctree-resolved", described)
    app.connect("autodoc-process-signature", shorten)
    app.connect("autodoc-process-docstring", complete)
