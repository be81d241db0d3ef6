"""Settings shared by all tests in Python."""

from __future__ import annotations

import os

import reference
from hypothesis import HealthCheck, settings

# The same examples on every run, and no clock: a slow machine is no fault of the code.
settings.register_profile("hti", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hti")

# Commands speak English and know no width, whoever runs the tests.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("COLUMNS", None)


def pytest_report_header() -> str:
    present = "" if reference.FOLDER.is_dir() else " (absent: its cases are skipped)"
    required = ", required" if reference.REQUIRED else ""
    return f"reference cases: {reference.FOLDER}{present}{required}"
