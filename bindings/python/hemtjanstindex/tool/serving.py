"""The page at an address of this machine, for as long as somebody looks at it."""

from __future__ import annotations

import re
import secrets
import threading
import webbrowser
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def serve(page: bytes, tell: Callable[[str], None]) -> None:
    """Tell the address, open the browser there, and give the page until Ctrl-C."""
    with _Server(page) as server:
        tell(server.address)
        # Some browsers keep whoever starts them waiting.
        threading.Thread(target=webbrowser.open, args=(server.address,), daemon=True).start()
        server.serve_forever()


class _Server(ThreadingHTTPServer):
    """Gives one page at one address that cannot be guessed: other people may use this machine too."""

    daemon_threads = True

    def __init__(self, page: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.page = page
        self.host = f"127.0.0.1:{self.server_port}"
        self.path = f"/{secrets.token_urlsafe(16)}"
        self.address = f"http://{self.host}{self.path}"
        said = re.search(rb'Content-Security-Policy" content="([^"]+)"', page)
        policy = said[1].decode() + "; " if said else ""
        self.headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(page)),
            "Content-Security-Policy": f"{policy}frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }


class _Answer(BaseHTTPRequestHandler):
    server: _Server
    server_version, sys_version = "hemtjanstindex", ""

    def do_GET(self) -> None:
        self._answer(self.server.page)

    def do_HEAD(self) -> None:
        self._answer(b"")

    def _answer(self, body: bytes) -> None:
        # Pages of others that had their own name lead here are asked by that name.
        own = self.headers.get("Host") == self.server.host and secrets.compare_digest(
            self.path.encode(), self.server.path.encode()
        )
        if not own:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep still: what is printed is the address alone."""
