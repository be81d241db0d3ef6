"""A presentation that others have designed, as a template: its layouts by name, and a deck of it without its slides."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import fromstring

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

#: What a deck keeps of a template, by the ends of the names of its relations; all else is somebody's, or of a printer.
KEPT = ("officeDocument", "core-properties", "slideMaster", "notesMaster", "theme", "presProps", "viewProps", "tableStyles")
#: What could run or holds other files.
RUNNING = re.compile(r"vbaProject|activeX|oleObject|embeddings|customUI", re.IGNORECASE)
#: The name of the layout that has a title and no more, wherever programs name layouts in their language.
TITLE_ONLY = "titleOnly"


class NoTemplateError(ValueError):
    """What is given is no presentation."""


def opened(content: bytes) -> Presentation:
    """Open a template as a deck without slides; the library's own where none is given.

    Raises
    ------
    NoTemplateError
        Where it is no presentation.
    """
    try:
        import pptx
        from pptx.exc import PackageNotFoundError
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs python-pptx: pip install 'hemtjanstindex[report]'", name="pptx") from missing
    try:
        deck = pptx.Presentation(io.BytesIO(content) if content else None)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as wrong:
        raise NoTemplateError(str(wrong)) from wrong
    for slide in list(deck.slides._sldIdLst):
        deck.slides._sldIdLst.remove(slide)
    for owner in (deck.part.package, deck.part):
        for name in [name for name, relation in owner._rels.items() if not relation.reltype.endswith(KEPT)]:
            owner._rels.pop(name)
    _forget(deck)
    return deck


def _forget(deck: Any) -> None:
    """Take what a presentation tells of parts that it no longer has: printed notes, fonts, sections of slides."""
    for element in list(deck.part._element):
        if element.tag.rpartition("}")[2] in ("handoutMasterIdLst", "embeddedFontLst", "custDataLst", "custShowLst", "extLst"):
            deck.part._element.remove(element)
    about = deck.core_properties
    for told in ("subject", "keywords", "category", "content_status", "version", "identifier", "comments", "last_modified_by"):
        setattr(about, told, "")


def runs(content: bytes) -> bool:
    """Whether a presentation has macros, holds other files, or leads out of itself."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if RUNNING.search(name):
                return True
            if name.endswith(".rels") and any(each.get("TargetMode") == "External" for each in fromstring(packed.read(name))):
                return True
    return False


def layouts(deck: Presentation) -> dict[str, SlideLayout]:
    """Give the layouts of a deck by their names, those of every master."""
    return {layout.name: layout for master in deck.slide_masters for layout in master.slide_layouts}


def titled(layout: SlideLayout) -> bool:
    """Whether a layout has a place for a title."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    there: Any = layout.placeholders
    kinds = {placeholder.placeholder_format.type for placeholder in there}
    return bool(kinds & {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})


def plain(deck: Presentation) -> SlideLayout | None:
    """Give the layout that has a title and no more, whatever it is called."""
    return next((each for each in layouts(deck).values() if each._element.get("type") == TITLE_ONLY), None)
