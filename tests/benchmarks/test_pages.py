"""Requests per second of the home page beside a bare Django page, on the same server.

Gunicorn with the demo organisation on SQLite, as ``make demo`` serves it; loopback only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from socket import create_connection, create_server
from time import monotonic, sleep
from urllib.parse import urlencode

import pytest

from tests.benchmarks.support.measuring import report, say

pytestmark = pytest.mark.benchmark

SECONDS = 4.0
CLIENTS = 4
ROUNDS = 3
PATHS = ("/", "/bare/")
SIGN_IN = {"email": "employee@careerpath.example"}
SETTINGS = "tests.benchmarks.support.site_settings"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    database = tmp_path_factory.mktemp("bench") / "demo.sqlite3"
    environment = {
        **os.environ,
        "DEMO": "1",
        "DATABASE_URL": f"sqlite:///{database}",
        "MEDIA_ROOT": str(database.with_name("media")),
        "DJANGO_SETTINGS_MODULE": SETTINGS,
    }
    for command in (
        ["migrate", "-v0"],
        ["collectstatic", "--no-input", "-v0"],
        ["load_framework", "fixtures/customer_service.json", "--publish"],
        ["load_demo"],
    ):
        subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "manage.py", *command],
            env=environment,
            check=True,
            capture_output=True,
        )
    server = [sys.executable, "-m", "gunicorn", "careerpath.wsgi", "--bind", f"127.0.0.1:{number}"]
    options = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    with subprocess.Popen([*server, *options], env=environment) as process:  # noqa: S603
        try:
            _wait_for(number)
            yield number
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(100):
        with suppress(OSError), create_connection(("127.0.0.1", port)):
            return
        sleep(0.1)
    raise TimeoutError("the server did not start")


def _signed_in(port: int) -> str:
    """The cookies of the demo's employee."""
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", "/account/login/")
        token = _cookies(connection)["csrftoken"]
        body = urlencode({**SIGN_IN, "csrfmiddlewaretoken": token})
        headers = {
            "Cookie": f"csrftoken={token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request("POST", "/demo/sign-in/", body, headers)
        return f"sessionid={_cookies(connection)['sessionid']}"


def _cookies(connection: HTTPConnection) -> dict[str, str]:
    """What the answer to the last request sets."""
    answer = connection.getresponse()
    answer.read()
    cookie = SimpleCookie()
    for header in answer.msg.get_all("Set-Cookie") or []:
        cookie.load(header)
    return {name: morsel.value for name, morsel in cookie.items()}


def _client(port: int, path: str, cookie: str, until: float) -> list[float]:
    """Seconds of each answer; bounded in time."""
    taken = []
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        while (start := monotonic()) < until:
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status == 200, (path, answer.status, body[:200])
            taken.append(monotonic() - start)
    return taken


def _measure(port: int, path: str, cookie: str) -> list[float]:
    until = monotonic() + SECONDS
    with ThreadPoolExecutor(CLIENTS) as pool:
        clients = [pool.submit(_client, port, path, cookie, until) for _ in range(CLIENTS)]
        return [seconds for client in clients for seconds in client.result()]


def test_home_beside_a_bare_page(port: int) -> None:
    cookie = _signed_in(port)
    times: dict[str, list[float]] = {path: [] for path in PATHS}
    for _ in range(ROUNDS):  # in turn, so that both meet the same machine
        for path in PATHS:
            times[path] += _measure(port, path, cookie)

    for path, seconds in times.items():
        report(f"{path} with {CLIENTS} clients", seconds)
    home, bare = (len(times[path]) / SECONDS / ROUNDS for path in PATHS)
    say(f"home {home:.0f} requests a second, bare page {bare:.0f}: ratio 1 to {bare / home:.1f}\n")
