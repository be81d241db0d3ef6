"""The analysis tool in Chromium, beside Python: how soon it is there, and how fast it answers.

The made-up editions of 2024 and 2025, 290 municipalities and 71 indicators. Needs what `cmake/setup.sh tool` installs.

usage: python benchmarks/tool.py [--rounds N]    writes benchmarks/results/tool.json and the figures of docs/tool.md
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

import hemtjanstindex as hti
from playwright.sync_api import Browser, Page, sync_playwright
from products import edition
from report import bytes_text, duration, fill
from timing import clock, machine

HERE = Path(__file__).resolve().parent
UNIT = "X090"
REPLICATES = 10_000
#: What is wanted: seconds and bytes.
LIMITS = {
    "first picture": 1.0,
    "ready": 2.0,
    "a moved weight": 0.016,
    "10,000 replicates on one thread": 0.5,
    "file": 2_500_000,
    "file, gzipped": 1_500_000,
}

#: When there is something to see, and when the first heading is there, which is when the page answers.
WATCH = """
window.seen = new Promise((done) => new PerformanceObserver((list) => {
  for (const each of list.getEntriesByName('first-contentful-paint')) done(each.startTime);
}).observe({ type: 'paint', buffered: true }));
window.ready = new Promise((done) => new MutationObserver((_, watch) => {
  if (!document.querySelector('main h1')) return;
  watch.disconnect();
  done(performance.now());
}).observe(document, { childList: true, subtree: true }));
"""

#: One weight after the other is moved at the beginning of a frame. What is measured ends when the page is laid out anew; the
#: next frame tells whether painting held it up.
MOVE = """async (moves) => {
  const slider = document.querySelector('input[type=range]');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const frame = () => new Promise(requestAnimationFrame);
  const took = [];
  const next = [];
  for (let move = 0; move < moves; ++move) {
    const began = await frame();
    const start = performance.now();
    set.call(slider, 10 + (move % 50));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => setTimeout(done));
    document.body.getBoundingClientRect();
    took.push(performance.now() - start);
    next.push((await frame()) - began);
  }
  return { took, next };
}"""

#: The page's own program as workers, asked as the page asks them.
ASK = """async ([count, workers]) => {
  const text = (id) => document.getElementById(id).textContent;
  const unpacked = (id) => {
    const packed = Uint8Array.from(atob(text(id)), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
  };
  const program = await WebAssembly.compile(await unpacked('core').arrayBuffer());
  const { definition, table } = (await unpacked('edition').json()).editions[0];
  const source = URL.createObjectURL(new Blob([text('program')], { type: 'text/javascript' }));
  const hired = Array.from({ length: workers }, () => new Worker(source));
  for (const worker of hired) worker.postMessage({ program, definition, source: { table } });
  const took = [];
  for (let number = 1; number <= count; ++number) {
    const start = performance.now();
    hired.forEach((worker, at) => worker.postMessage({ number, weights: {}, rules: {}, share: [at, workers] }));
    await new Promise((done) => {
      for (const worker of hired)
        worker.onmessage = ({ data }) => ('counted' in data ? hired[0].postMessage(data) : data.replicates === 10000 && done());
    });
    took.push(performance.now() - start);
  }
  for (const worker of hired) worker.terminate();
  return took;
}"""


def opened(browser: Browser, file: Path, state: str) -> Page:
    """The tool in a browser that has not seen it before."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(WATCH)
    page.goto(f"file://{file}#{state}")
    page.evaluate("window.ready")
    return page


def starts(browser: Browser, file: Path, rounds: int) -> dict[str, float]:
    """How soon there is something to see, and how soon the page answers."""
    seen, ready = [], []
    for _ in range(rounds):
        page = opened(browser, file, f"unit={UNIT}")
        seen.append(page.evaluate("window.seen") / 1000)
        ready.append(page.evaluate("window.ready") / 1000)
        page.context.close()
    return {"first picture": statistics.median(seen), "ready": statistics.median(ready)}


def processor_time(browser: Browser) -> float:
    """Seconds that all threads of the pages have taken."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return sum(each["cpuTime"] for each in told["processInfo"] if each["type"] == "renderer")


def moves(browser: Browser, file: Path, rounds: int) -> dict[str, float]:
    """What a moved weight takes, and how long the frames are in which one is moved."""
    page = opened(browser, file, f"unit={UNIT}&screen=weights")
    page.evaluate(MOVE, 50)  # until the browser has compiled what is hot
    before = processor_time(browser)
    told = page.evaluate(MOVE, 40 * rounds)
    spent = (processor_time(browser) - before) / (40 * rounds)
    page.context.close()
    took, frames = ([each / 1000 for each in told[name]] for name in ("took", "next"))
    return {
        "a moved weight": statistics.median(took),
        "a moved weight, 95th percentile": statistics.quantiles(took, n=20)[-1],
        "a moved weight, processor time of all that draws": spent,
        "from frame to frame": statistics.median(frames),
        "from frame to frame, 95th percentile": statistics.quantiles(frames, n=20)[-1],
    }


def replicates(browser: Browser, file: Path, scores: hti.Scores, rounds: int) -> dict[str, float]:
    """How sure places are, in the browser and in Python, in turns."""
    page = opened(browser, file, "")
    page.evaluate(ASK, [2, 1])
    weights = [hti.vary.weights(0.25)]
    there, shared, here = [], [], []
    for _ in range(rounds):
        there.append(page.evaluate(ASK, [3, 1])[-1] / 1000)
        shared.append(page.evaluate(ASK, [3, 2])[-1] / 1000)
        here.append(clock(lambda: hti.uncertainty(scores.index, scores.table, weights, n=REPLICATES, threads=1)))
    page.context.close()
    return {
        "10,000 replicates on one thread": statistics.median(there),
        "10,000 replicates by two workers": statistics.median(shared),
        "10,000 replicates on one thread, in Python": statistics.median(here),
    }


def figures(report: dict[str, Any]) -> str:
    """What docs/tool.md says of costs."""
    of = report["machine"]
    lines = [
        f"Measured by `python benchmarks/tool.py` in Chromium {report['chromium']} on "
        f"{of['architecture']}, {of['cores']} cores, with the made-up editions of 2024 and 2025 (290 municipalities, 71 "
        "indicators), "
        f"while {report['load']:.0f} processes wanted to run: with more than there are cores, times are longer than they are "
        "alone, and Python's stand beside them. A moved weight is scored, ranked and laid out anew.",
        "",
        "| | median | wanted |",
        "|---|---:|---:|",
    ]
    for what, value in report["figures"].items():
        write = bytes_text if what.startswith("file") else lambda seconds: duration(1e6 * seconds)
        wanted = f"under {write(LIMITS[what])}" if what in LIMITS else ""
        lines.append(f"| {what} | {write(value)} | {wanted} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    rounds = parser.parse_args().rounds
    now, then = edition(2025), edition(2024)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = hti.tool(now, out=Path(folder) / "tool.html", earlier=then)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        found = {
            "file": len(file.read_bytes()),
            "file, gzipped": len(gzip.compress(file.read_bytes())),
            **starts(browser, file, rounds),
            **moves(browser, file, rounds),
            **replicates(browser, file, now, rounds),
        }
        report = {"machine": machine(), "load": os.getloadavg()[0], "chromium": browser.version, "figures": found}
        browser.close()
    (HERE / "results/tool.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    fill(HERE.parent / "docs/tool.md", figures(report))
    print(figures(report))


if __name__ == "__main__":
    main()
