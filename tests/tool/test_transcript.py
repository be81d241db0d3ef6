"""What somebody hears who goes the main path with a screen reader: the accessibility tree of Chromium in the order of reading.

usage: python tests/tool/test_transcript.py    writes transcript.txt, to be read before it is kept
"""

from itertools import groupby
from pathlib import Path

from conftest import CHROMIUM, Tool, scored
from playwright.sync_api import sync_playwright

FILE = Path(__file__).with_name("transcript.txt")
#: What is said in one go, by its name alone; what lies in it is not said again.
WHOLE = {"heading", "button", "link", "img", "image", "checkbox", "radio", "slider", "spinbutton", "combobox", "option"}
WHOLE |= {"searchbox", "textbox", "columnheader", "rowheader", "cell", "DisclosureTriangle", "Figcaption", "Legend", "caption"}
#: What is said where it begins.
ENTERED = {"banner", "main", "contentinfo", "navigation", "search", "region", "form", "table", "list", "figure", "group"}
ENTERED |= {"status"}
#: Whether what changes by itself is told, up to the words of an element.
TOLD = "of => document.querySelector('#live').textContent.endsWith(document.querySelector(of).textContent)"
STATES = ("checked", "pressed", "expanded", "disabled", "invalid", "selected")


class Tree:
    """The accessibility tree of a page."""

    def __init__(self, page):
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        self.nodes = {node["nodeId"]: node for node in nodes}

    def children(self, node):
        return [self.nodes[each] for each in node.get("childIds", []) if each in self.nodes]

    def role(self, node):
        return node.get("role", {}).get("value", "")

    def name(self, node):
        return " ".join(str(node.get("name", {}).get("value", "")).split())

    def text(self, node):
        """What lies in a node that has no name of its own."""
        if self.role(node) == "StaticText":
            return self.name(node)
        parts = (self.text(child) if not self.name(child) else self.name(child) for child in self.children(node))
        return " ".join(filter(None, parts))

    def said_in(self, role):
        """The lines of all nodes of a role."""
        found = [node for node in self.nodes.values() if self.role(node) == role and not node.get("ignored")]
        return [line for node in found for line in self.read(node)]

    def said(self, node):
        """One node as it is said: role, name, value and state."""
        of = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        words = [self.role(node), str(of["level"]) if "level" in of else "", self.name(node) or self.text(node)]
        value = node.get("value", {}).get("value")
        words.append(f"= {value}" if value not in (None, "") else "")
        words += [state for state in STATES if str(of.get(state, "false")).lower() not in ("false", "none")]
        return " ".join(filter(None, words))

    def read(self, node, deep=0):
        """The lines of a node and of all in it."""
        role, indent = self.role(node), "  " * deep
        if role == "row":
            cells = [self.name(cell) or self.text(cell) for cell in self.children(node)]
            return [f"{indent}row: {' | '.join(cells)}"] if any(cells) else []
        if role in WHOLE and not node.get("ignored"):
            return [indent + self.said(node)]
        if role in ("paragraph", "listitem", "term", "definition") and not self.controls(node):
            return [f"{indent}{self.text(node)}"] if self.text(node) else []
        entered = role in ENTERED and not node.get("ignored")
        lines = []
        for of_text, some in groupby(self.children(node), lambda child: self.role(child) == "StaticText"):
            if of_text:
                lines.append("  " * (deep + entered) + "".join(child["name"]["value"] for child in some).strip())
            else:
                lines += [line for child in some for line in self.read(child, deep + entered)]
        return [indent + self.said_entered(node), *lines] if entered and lines else lines

    def said_entered(self, node):
        return f"{self.role(node)} {self.name(node)}".strip()

    def controls(self, node):
        return any(self.role(child) in WHOLE or self.controls(child) for child in self.children(node))


def path(tool):
    """The main path, step by step: what is done, and what is said then."""
    page = tool.open()
    steps = [("The file is opened", Tree(page).said_in("RootWebArea"))]

    def step(done, role="main"):
        steps.append((done, Tree(page).said_in(role)))

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("kristianstad")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-replicates='10000']", timeout=0)
    step("Kristianstad is written and entered")
    page.locator("header nav button").nth(1).press("Enter")
    page.wait_for_selector("h1:focus")
    step("Gör först is chosen")
    page.get_by_role("button", name="Pröva 41 %").press("Enter")
    page.wait_for_selector(".result [data-replicates='10000']", timeout=0)
    page.wait_for_function(TOLD, arg=".result [data-replicates]", timeout=0)
    step("The realistic step of Trygghet is tried; this is announced", "status")
    page.locator("header nav button").nth(4).press("Enter")
    page.wait_for_selector("h1:focus")
    page.get_by_role("slider", name="Vikt för Information", exact=True).press("ArrowRight")
    page.wait_for_selector("[data-replicates='10000']", timeout=0)
    page.wait_for_function(TOLD, arg=".lead [data-replicates]", timeout=0)
    step("Egna vikter is chosen and the weight of Information is moved by one; this is announced", "status")
    return "\n\n".join("\n".join([f"# {done}", *lines]) for done, lines in steps) + "\n"


def test_what_a_screen_reader_says(tool):
    heard = path(tool)
    assert heard == FILE.read_text(encoding="utf-8"), "python tests/tool/test_transcript.py writes it anew"


if __name__ == "__main__":
    import tempfile

    import hemtjanstindex as hti

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        editions = [scored(f"oppna-jamforelser-{year}") for year in (2014, 2013)]
        file = hti.tool(editions[0], out=Path(folder) / "tool.html", earlier=editions[1])
        browser = playwright.chromium.launch(**CHROMIUM)
        page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="sv-SE", color_scheme="light").new_page()
        FILE.write_text(path(Tool(page, file)), encoding="utf-8")
        browser.close()
