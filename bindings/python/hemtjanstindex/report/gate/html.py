"""HTML as it is found."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .reading import Found, spaced

#: Attributes that lead somewhere, and those that are read.
LEADING = {
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "poster",
    "cite",
    "background",
    "ping",
    "manifest",
    "xlink:href",
}
READ = {"alt", "title", "aria-label", "aria-description", "placeholder", "content", "value", "label", "summary"}
#: Elements without an end; elements that run, or hold what others have written.
VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr", "area", "base", "source", "track", "embed"}
RUNNING = {"script", "iframe", "object", "embed", "applet", "base", "portal"}
#: Elements that part texts.
BLOCKS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "th", "td", "caption", "summary", "figcaption", "div", "section", "nav"),
    *("title", "text", "a", "table", "tr", "header", "main", "body", "head", "html", "ol", "ul", "svg", "strong", "dt", "dd"),
    *("footer", "article", "aside", "label", "button", "legend", "option", "br"),
}  # fmt: skip
#: What says nothing as an attribute `content`.
SETTINGS = {"viewport", "color-scheme", "robots", "generator"}


def read(content: bytes) -> Found:
    """Read a file."""
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    return reader.done()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Found()
        self.open: list[str] = []
        self.text = ""
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.levels: list[int] = []
        self.language = self.title = ""
        self.row: list[str] | None = None
        self.caption = ""
        self.cell = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element has."""
        given = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self.ended()
        if tag not in VOID:
            self.open.append(tag)
        for name, value in given.items():
            if name in LEADING:
                self.lead(value)
            elif name in READ and given.get("name") not in SETTINGS:
                self.found.note(value)
            elif name.startswith("on"):
                self.found.runs.append(f"{tag} {name}")
            elif name == "style":
                self.styled(value)
        if tag in RUNNING or given.get("http-equiv", "").lower() == "refresh":
            self.found.runs.append(tag)
        self.structure(tag, given)

    def structure(self, tag: str, given: dict[str, str]) -> None:
        """Note what is lacking."""
        self.ids += [given["id"]] if "id" in given else []
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "img" and not given.get("alt"):
            self.lack("img without alt")
        if tag == "svg" and (given.get("role") != "img" or not given.get("aria-label")):
            self.lack("svg without words")
        if tag == "th" and "scope" not in given:
            self.lack("th without scope")
        if tag == "table":
            self.found.tables.append([])
            self.caption = ""
        if tag == "tr":
            self.row = []
        if tag in ("th", "td"):
            self.cell = ""
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what an element said."""
        if tag in BLOCKS:
            said = self.ended()
            if re.fullmatch("h[1-6]|caption|title|a|summary", tag) and not said:
                self.lack(f"{tag} without words")
            if tag == "title" and "svg" not in self.open:
                self.title = said
        if tag in ("th", "td") and self.row is not None:
            self.row.append(spaced(self.cell))
        if tag == "tr" and self.row is not None:
            self.found.tables[-1].append(list(self.row))
            self.row = None
        if tag == "table" and not self.caption:
            self.lack("table without caption")
        while self.open and self.open.pop() != tag:
            self.lack(f"{tag} ends what it does not begin")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if self.open and self.open[-1] == "style":
            self.styled(data)
            return
        self.text += data
        self.cell += data
        if self.open and "caption" in self.open:
            self.caption += data.strip()

    def handle_comment(self, data: str) -> None:
        """Note a comment, which is read by whoever looks."""
        self.found.note(data)

    def ended(self) -> str:
        """End a text, and give it."""
        said, self.text = spaced(self.text), ""
        self.found.note(said)
        return said

    def styled(self, style: str) -> None:
        """Note what a style would fetch."""
        for to in re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]?([^'\";]+)", style):
            self.lead("".join(to))

    def lead(self, to: str) -> None:
        """Note where an attribute leads."""
        if to.startswith("#"):
            self.targets.append(to[1:])
        elif not to.startswith("data:image/"):
            self.found.link(to)

    def lack(self, what: str) -> None:
        """Note what is lacking."""
        self.found.lacks.append(what)

    def done(self) -> Found:
        """Give what was found."""
        if not self.language:
            self.lack("no language")
        if not self.title:
            self.lack("no title")
        if self.levels.count(1) != 1:
            self.lack(f"{self.levels.count(1)} headings of level 1")
        if any(after > before + 1 for before, after in zip(self.levels, self.levels[1:], strict=False)):
            self.lack("a level of headings is left out")
        for name in sorted(set(self.targets) - set(self.ids)):
            self.lack(f"no #{name}")
        for name in sorted({name for name in self.ids if self.ids.count(name) > 1}):
            self.lack(f"#{name} twice")
        return self.found
