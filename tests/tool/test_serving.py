"""`hemtjanstindex tool --serve`: the page at an address of this machine, to those alone who have it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import hemtjanstindex as hti
import pytest
from conftest import Tool
from hemtjanstindex.words import say

DATA = "oppna-jamforelser-2014"
#: By Ctrl-C, whatever whoever runs the tests does with it.
PROGRAM = """
import signal, sys
from hemtjanstindex.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main())
"""
COMMAND = [sys.executable, "-c", PROGRAM, "tool", DATA, "-d", DATA]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The command while it runs, the address that it told, and where its browser writes down what it is to open."""
    folder = tmp_path_factory.mktemp("served")
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >{folder}/opened.part && mv {folder}/opened.part {folder}/opened\n')
    browser.chmod(0o755)
    environment = {**os.environ, "BROWSER": str(browser)}
    with subprocess.Popen([*COMMAND, "--serve"], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        yield process, address, folder / "opened"
        process.kill()


def asked(address, method="GET", path=None, **headers):
    at = urlsplit(address)
    connection = http.client.HTTPConnection(at.hostname, at.port)
    connection.request(method, at.path if path is None else path, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read()


def test_the_page_is_the_file(served, tmp_path):
    _, address, _ = served
    table = hti.datasets.load(DATA)
    file = hti.tool(hti.fit(hti.load(DATA), table).score(table), out=tmp_path / "tool.html", language="en")
    answer, body = asked(address)
    assert (answer.status, body) == (200, file.read_bytes())
    assert asked(address, "HEAD")[1] == b""
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert policy.endswith("; frame-ancestors 'none'")
    assert policy.removesuffix("; frame-ancestors 'none'").encode() in body
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_browser_is_opened_there(served):
    _, address, opened = served
    while not opened.exists():
        time.sleep(0.02)
    assert opened.read_text().strip() == address


@pytest.mark.parametrize(
    "path", ["/", "", "/tool.html", "/../../etc/passwd", "//etc/passwd", "/%2e%2e/", "/favicon.ico", "/" + "a" * 22]
)
def test_nothing_else_is_given(served, path):
    _, address, _ = served
    answer, body = asked(address, path=path or "*")
    assert answer.status == 404
    assert b"edition" not in body


@pytest.mark.parametrize("host", ["example.org", "localhost", "127.0.0.1", "127.0.0.1:1"])
def test_who_comes_by_another_name_gets_nothing(served, host):
    """As a page of somebody else does, whose own name is made to lead here."""
    assert asked(served[1], Host=host)[0].status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_is_taken(served, method):
    assert asked(served[1], method)[0].status == 501


def test_other_machines_do_not_reach_it(served):
    """Only one address of the machine is listened at, not all that it has."""
    with socket.socket() as caller, pytest.raises(ConnectionRefusedError):
        caller.connect(("127.0.0.2", urlsplit(served[1]).port))


def test_it_works_there_as_from_a_disk(served, chromium):
    page = chromium.new_page()
    tool = Tool(page, "")
    page.goto(served[1])
    page.wait_for_selector("main h1")
    page.locator(".choose input").fill("Kristianstad")
    page.locator(".choose input").press("Enter")
    page.locator("[data-replicates='10000']").wait_for(timeout=0)
    assert tool.complaints == []
    page.close()


def test_every_time_is_another_address(served):
    environment = {**os.environ, "BROWSER": "true"}
    with subprocess.Popen([*COMMAND, "--serve"], env=environment, stdout=subprocess.PIPE, text=True) as other:
        address = other.stdout.readline().strip()
        other.send_signal(signal.SIGINT)
        assert other.wait() == 130
    assert urlsplit(address).path != urlsplit(served[1]).path
    assert len(urlsplit(address).path) > 20


def test_it_is_written_or_shown(tmp_path):
    for given in ([], ["--serve", "--out", str(tmp_path / "x.html")]):
        run = subprocess.run([*COMMAND, *given], capture_output=True, text=True)
        assert run.returncode == 2
    for language in ("sv", "en"):
        told = subprocess.run([*COMMAND, "--help", "--language", language], capture_output=True, text=True).stdout
        assert " ".join(say("cli-tool-serve", language).split()) in " ".join(told.split())


def test_it_ends_by_ctrl_c(served):
    process, address, _ = served
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    with pytest.raises(ConnectionRefusedError):
        asked(address)
