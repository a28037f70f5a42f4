"""One migrated database for a whole run, of which each worker of pytest uses a copy.

Migrating takes seconds of processor time, copying some hundredths. The first worker that needs a
database makes the template, and the last one removes it. What a killed run leaves on a server is
never used: the next run replaces it.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


def use_copy(folder: Path, worker: str) -> None:
    """Let ``connection`` lead to this worker's copy.

    ``folder`` belongs to this run, and is the same for all its workers.
    """
    template = _name(folder)
    with _alone(folder) as users:
        if not any(users.iterdir()):
            _make(template)
        (users / worker).touch()
        connection.settings_dict["NAME"] = template
        connection.creation.clone_test_db(suffix=worker, verbosity=0, autoclobber=True)
    copy = connection.creation.get_test_db_clone_settings(worker)
    connection.settings_dict.update(copy)


def remove_copy(folder: Path, worker: str, original: str) -> None:
    """Remove the copy, and the template after the last one; ``original`` is used again."""
    connection.creation.destroy_test_db(original, verbosity=0)
    with _alone(folder) as users:
        (users / worker).unlink()
        if not any(users.iterdir()):
            connection.settings_dict["NAME"] = _name(folder)
            connection.creation.destroy_test_db(original, verbosity=0)


def _name(folder: Path) -> str:
    """SQLite has a file: the threads of a live server connect by themselves, as in production."""
    if connection.vendor == "sqlite":
        return str(folder / "template.sqlite3")
    return f"test_{connection.settings_dict['NAME']}_template"


def _make(template: str) -> None:
    connection.settings_dict["TEST"]["NAME"] = template
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()


@contextmanager
def _alone(folder: Path) -> Iterator[Path]:
    """The folder that names the template's users; no other worker looks at the same time."""
    users = folder / "users"
    users.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield users
