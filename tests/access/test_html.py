"""Pages by axe-core in a browser: light and dark, at a desk and on a phone, with all that opens open."""

import pytest
from conftest import ROOT
from samples import HTML, LANGUAGES

AXE = (ROOT / "tests/access/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
#: WCAG 2.2 AA and what is recommended beside it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: How WCAG 1.4.12 lets readers part letters, words, lines and paragraphs.
SPACED = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; }"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HTML)
def test_everybody_can_read_a_page(written, chromium, name, language):
    folder, file = HTML[name]
    page = chromium.new_page(color_scheme="light")
    page.goto((written / language / folder / file).as_uri())
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.evaluate(AXE + "; 0")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found = axe(page, RULES)
        assert broken(found["violations"]) == {}, width
        assert broken(unsure(found["incomplete"], width)) == {}, width
        assert len(found["passes"]) > 10
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="dark")
    found = axe(page, ["cat.color"])
    assert broken([*found["violations"], *unsure(found["incomplete"], 1280)]) == {}, "dark"
    page.set_viewport_size({"width": 320, "height": 800})
    page.add_style_tag(content=SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def axe(page, rules):
    return page.evaluate("rules => axe.run(document, { runOnly: rules })", rules)


def unsure(found, width):
    """What it cannot tell, but for the contrast of texts in pictures, and of what a wide table has out of sight on a phone.

    Colours of pictures have a test of their own; a cell has the same at a desk.
    """
    for each in found:
        nodes = [node for node in each["nodes"] if not node["html"].startswith("<text")]
        if each["id"] != "color-contrast":
            yield each
        elif nodes and width > 320:
            yield {**each, "nodes": nodes}


def broken(found):
    return {each["id"]: [node["html"][:200] for node in each["nodes"][:3]] for each in found}
