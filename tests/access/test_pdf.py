"""PDF files by veraPDF: accessible (PDF/UA-1), and fit for archives (PDF/A-3a)."""

import json
import os
import subprocess

import pytest
from samples import LANGUAGES, PDF


@pytest.fixture(scope="session")
def judged(written):
    """What veraPDF finds in every file, by the standard and the file."""
    found = {}
    for standard in ("ua1", "3a"):
        command = ["java", "-jar", os.environ["VERAPDF"], "--flavour", standard, "--format", "json", "--recurse", written]
        # It ends with another status where a file fails.
        told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
        for each in told["report"]["jobs"]:
            found[standard, each["itemDetails"]["name"]] = each["validationResult"][0]
    return found


@pytest.mark.parametrize("standard", ["ua1", "3a"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PDF)
def test_a_file_is_as_its_standard_asks(judged, written, name, language, standard):
    folder, file = PDF[name]
    result = judged[standard, str(written / language / folder / file)]
    rules = [
        (each["clause"], each["description"]) for each in result["details"]["ruleSummaries"] if each["ruleStatus"] == "FAILED"
    ]
    assert (result["compliant"], rules) == (True, [])
    assert result["details"]["passedChecks"] > 1000
