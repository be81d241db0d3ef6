"""Prints "passed failed skipped" for a JUnit file, then a line for every test that failed or was skipped."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree


def main(path: str) -> None:
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    lines = []
    for case in ElementTree.parse(path).iter("testcase"):
        parts = {part.tag: part for part in case}
        if {"failure", "error"} & parts.keys() or case.get("status") == "fail":
            outcome = "failed"
        elif "skipped" in parts or case.get("status") in ("notrun", "disabled"):
            outcome = "skipped"
        else:
            outcome = "passed"
        counts[outcome] += 1
        if outcome != "passed":
            reason = next((part.get("message") or "" for part in parts.values()), "")
            lines.append(f"{outcome}: {case.get('classname')} {case.get('name')} {' '.join(reason.split())[:120]}".rstrip())
    print(counts["passed"], counts["failed"], counts["skipped"])
    print("\n".join(lines))


if __name__ == "__main__":
    main(sys.argv[1])
