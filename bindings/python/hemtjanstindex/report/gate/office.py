"""Workbooks and slides as they are found: every part of the zip file, whether it is seen or not."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, fromstring

from .reading import CUT, Cell, Found, spaced

#: Elements whose text says how a file is built, or where in it something stands; a chart's references are to its own data.
BUILT = {
    *("f", "ptCount", "formatCode", "Application", "AppVersion", "DocSecurity", "ScaleCrop", "SharedDoc", "LinksUpToDate"),
    *("HyperlinksChanged", "TotalTime", "Words", "PresentationFormat", "Paragraphs", "Slides", "Notes", "HiddenSlides"),
    *("MMClips", "i4", "created", "modified", "revision", "lastPrinted", "lpstr", "sqref", "language", "tableStyleId"),
    *("col", "colOff", "row", "rowOff"),
}  # fmt: skip
#: Those, and what is noted with what it stands in.
UNSAID = BUILT | {"t", "v", "r"}
#: Attributes that are read, or name what is: words for pictures, sheets, the heads of tables.
READ = {"descr", "title", "tooltip", "prompt", "promptTitle", "error", "errorTitle", "display"}
NAMING = {"sheet", "tableColumn"}
#: The names of what a chart consists of begin with this.
CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
#: The sheet with the numbers of a chart, as it is called wherever charts are.
CHART = "Sheet1"
#: Names of sheets that are longer are cut, and numbered where they would be the same.
SHORT = 27
#: Parts and their kinds that could run, or hold what others have written.
RUNNING = re.compile(
    r"vbaProject|\.bin$|activeX|macrosheets|externalLink|connections\.xml|queryTable|oleObject|customUI", re.IGNORECASE
)
#: Parts that a template brings, whose texts stand for what is put in their place.
TEMPLATE = re.compile(r"ppt/(slideMasters|slideLayouts|notesMasters|handoutMasters|theme)/")
#: The parts of a file that are XML, by their names.
Trees = Mapping[str, Element]


def read(content: bytes) -> Found:
    """Read a file."""
    found = Found()
    parts = dict(_parts(content))
    trees = {name: fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    for name, part in parts.items():
        if RUNNING.search(name):
            found.runs.append(name)
        elif name.endswith(".xlsx"):
            _join(found, read(part))
        elif name in trees:
            _part(found, name, trees[name])
        elif not re.search(r"\.(png|jpe?g|gif|svg|emf|wmf)$", name):
            found.lacks.append(f"nobody reads {name}")
    if "xl/workbook.xml" in parts:
        _workbook(found, trees)
    else:
        _slides(found, trees)
    return found


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            yield name, packed.read(name)


def _join(found: Found, within: Found) -> None:
    """Add what is found in a file within; its tables are those of a chart."""
    found.texts += within.texts
    found.numbers += within.numbers
    found.links += within.links
    found.runs += within.runs


def _part(found: Found, name: str, root: Element) -> None:
    """Note every text and number of a part, what leads out of it, and what a spreadsheet would run."""
    if name.endswith(".rels"):
        for relation in root:
            if relation.get("TargetMode") == "External":
                found.links.append(relation.get("Target", ""))
        return
    if TEMPLATE.match(name):
        return
    in_sheet = name.startswith("xl/worksheets/")
    # The values of a sheet's cells that are places of texts, which are said where they stand.
    cells = (cell for cell in root.iter() if in_sheet and _tag(cell) == "c" and cell.get("t") == "s")
    places = {v for cell in cells for v in cell if _tag(v) == "v"}
    # Those of a chart that are texts, though they may be written as numbers are.
    texts = {v for cache in root.iter(f"{CHARTS}strCache") for v in cache.iter(f"{CHARTS}v")}
    for element in root.iter():
        tag = _tag(element)
        read = element.attrib if tag in NAMING or not READ.isdisjoint(element.attrib) else {}
        for attribute, value in read.items():
            if attribute in READ or (attribute == "name" and tag in NAMING and value != CHART):
                found.note(re.sub(r"( \d)?$", CUT, value, count=1) if tag == "sheet" and len(value) > SHORT else value)
        if tag == "f" and in_sheet:
            found.runs.append(f"{name}: {element.text}")
        elif tag in ("ddeLink", "calculatedColumnFormula", "totalsRowFormula", "definedName", "hlinkClick", "hlinkHover"):
            found.runs += [f"{name}: {tag}"] if tag != "definedName" or _outside(element.text or "") else []
        elif tag in ("oddHeader", "oddFooter"):
            # &A stands for the name of the sheet.
            for part in re.split("&[LCRA]", element.text or ""):
                found.note(part.replace("&&", "&"))
        elif tag in ("p", "si", "is"):
            for line in _lines(element):
                found.note(line)
        elif element in texts:
            found.note(element.text)
        elif tag == "v" and element.text and element not in places:
            _value(found, element.text)
        elif tag not in UNSAID:
            found.note(element.text)


#: A sheet as a name tells it; within quotes a quote is doubled.
SHEET = r"(?:'(?:[^'\[\]]|'')+'|[\w.]+)"
#: A cell, a range of cells, or whole rows or columns.
PLACE = r"(?:\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|\$\d+:\$\d+|\$[A-Z]+:\$[A-Z]+)"


def _outside(formula: str) -> bool:
    """Whether a name stands for more than places in its own workbook."""
    return re.fullmatch(f"{SHEET}!{PLACE}(?:,{SHEET}!{PLACE})*", formula) is None


def _value(found: Found, text: str) -> None:
    try:
        found.numbers.append(float(text))
    except ValueError:
        found.note(text)


def _lines(paragraph: Element) -> Iterator[str]:
    """Give the text of a paragraph; that of one within another is given there."""
    text = ""
    for element in paragraph.iter():
        tag = _tag(element)
        if tag == "t":
            text += element.text or ""
        elif tag == "br":
            yield text
            text = ""
    yield text


def _workbook(found: Found, trees: Trees) -> None:
    """Note the tables of a workbook, and what its sheets lack."""
    shared = [spaced("".join(_lines(each))) for each in trees.get("xl/sharedStrings.xml", ())]
    names: list[str] = []
    for sheet, name in _sheets(trees):
        names.append(name)
        rows = [[_cell(c, shared) for c in row if _tag(c) == "c"] for data in _under(sheet, "sheetData") for row in data]
        found.tables.append(rows)
        if any(len(row) > 1 for row in rows) and not any(len(each) for each in _under(sheet, "tableParts")):
            found.lacks.append(f"sheet {name}: a table that is not marked as one")
        if any(len(each) for each in _under(sheet, "mergeCells")):
            found.lacks.append(f"sheet {name}: merged cells")
    if not _core(trees).get("title"):
        found.lacks.append("no title")


def _under(sheet: Element, tag: str) -> Iterator[Element]:
    """Give the parts of a sheet of a name."""
    yield from (each for each in sheet if _tag(each) == tag)


def _sheets(trees: Trees) -> Iterator[tuple[Element, str]]:
    targets = {each.get("Id"): each.get("Target", "") for each in trees["xl/_rels/workbook.xml.rels"]}
    for sheet in trees["xl/workbook.xml"].iter():
        if _tag(sheet) == "sheet":
            of = next(value for name, value in sheet.attrib.items() if name.endswith("}id"))
            yield trees[posixpath.join("xl", targets[of].removeprefix("/xl/"))], sheet.get("name", "")


def _cell(cell: Element, shared: list[str]) -> Cell:
    text = next((each.text or "" for each in cell if _tag(each) == "v"), "")
    if cell.get("t") == "s":
        return shared[int(text)]
    if cell.get("t") == "inlineStr":
        return spaced("".join(_lines(cell)))
    return text if cell.get("t") in ("str", "b", "e") or not text else float(text)


def _slides(found: Found, trees: Trees) -> None:
    """Note the tables of slides, and what the slides lack."""
    titles = []
    for name, root in trees.items():
        if not re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            continue
        titles.append(_title(root))
        for frame in root.iter():
            if _tag(frame) in ("graphicFrame", "pic"):
                named = next(each for each in frame.iter() if _tag(each) == "cNvPr")
                if not named.get("descr"):
                    found.lacks.append(f"{name}: {named.get('name')} without words")
        for table in (each for each in root.iter() if _tag(each) == "tbl"):
            found.tables.append(
                [["\n".join(_paragraphs(cell)) for cell in row if _tag(cell) == "tc"] for row in table if _tag(row) == "tr"]
            )
            if not any(each.get("firstRow") == "1" for each in table if _tag(each) == "tblPr"):
                found.lacks.append(f"{name}: a table without a head")
        for run in (each for each in root.iter() if _tag(each) == "r"):
            if not any(each.get("lang") for each in run if _tag(each) == "rPr"):
                found.lacks.append(f"{name}: text without a language")
    found.lacks += [
        f"{count} slides with the title '{title}'" for title, count in Counter(titles).items() if count > 1 or not title
    ]
    if not _core(trees).get("title"):
        found.lacks.append("no title")


def _title(slide: Element) -> str:
    for shape in (each for each in slide.iter() if _tag(each) == "sp"):
        if any(_tag(each) == "ph" and each.get("type") in ("title", "ctrTitle") for each in shape.iter()):
            return spaced(" ".join(_paragraphs(shape)))
    return ""


def _paragraphs(within: Element) -> list[str]:
    return [spaced(" ".join(_lines(each))) for each in within.iter() if _tag(each) == "p"]


def _core(trees: Trees) -> dict[str, str]:
    return {_tag(each): each.text or "" for each in trees.get("docProps/core.xml", ())}


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
