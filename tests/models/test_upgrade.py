"""A database of version 0.1.0 moves on by ``migrate`` alone, on SQLite and on PostgreSQL.

``tests/data/version_0_1_0`` holds such a database for both: its tables, its five recorded
migrations, and Ada, who reports to Ruth, in the framework of ``tests.scenes.people``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from planner.models import Employee, Evidence, FrameworkVersion, Gate, Goal, Role, SkillStanding

OLD = "version_0_1_0"
DUMPS = Path(__file__).parents[1] / "data" / OLD


@pytest.fixture
def old(db: None, tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A database as version 0.1.0 left it."""
    with _empty_database(tmp_path) as name:
        database = connection.copy(OLD)
        database.settings_dict["NAME"] = name
        connections[OLD] = database
        _fill(database)
        yield database
        database.close()
        del connections[OLD]


@contextmanager
def _empty_database(folder: Path) -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield str(folder / "old.sqlite3")
        return
    name = f"{connection.settings_dict['NAME']}_{OLD}"
    with closing(connection.copy("maker")) as maker, maker.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield name
        cursor.execute(f"DROP DATABASE {name}")


def _fill(database: BaseDatabaseWrapper) -> None:
    dump = (DUMPS / f"{database.vendor}.sql").read_text(encoding="utf-8")
    if database.vendor == "sqlite":
        # Rows name others that come only later: Django's connections would check that.
        with closing(sqlite3.connect(database.settings_dict["NAME"])) as plain:
            plain.executescript(dump)
        return
    with database.cursor() as cursor:
        cursor.execute(dump)


@pytest.fixture
def upgraded(old: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    call_command("migrate", database=OLD, verbosity=0)
    return old


def tables(database: BaseDatabaseWrapper) -> dict[str, Any]:
    """The columns and constraints of each table; their order says nothing."""
    asked = database.introspection
    with database.cursor() as cursor:
        return {
            table: (
                sorted(asked.get_table_description(cursor, table), key=lambda column: column.name),
                sorted(map(_constraint, asked.get_constraints(cursor, table).items())),
            )
            for table in asked.table_names(cursor)
        }


def _constraint(named: tuple[str, Mapping[str, object]]) -> tuple[str, str]:
    """SQLite numbers those without a name in the order of the columns."""
    name, meaning = named
    return name.rstrip("0123456789_"), repr(meaning)


def test_the_old_database_is_where_the_first_version_ended(old: BaseDatabaseWrapper) -> None:
    applied = MigrationRecorder(old).applied_migrations()

    assert sorted(name for app, name in applied if app == "planner") == [
        "0001_initial",
        "0002_check_in_called_off",
        "0003_labels",
        "0004_cache",
        "0005_role_level_from_zero",
    ]


def test_no_migration_is_left(upgraded: BaseDatabaseWrapper) -> None:
    call_command("migrate", database=OLD, check_unapplied=True, verbosity=0)


def test_the_squashed_migration_is_recorded(upgraded: BaseDatabaseWrapper) -> None:
    applied = MigrationRecorder(upgraded).applied_migrations()

    assert ("planner", "0001_squashed_0005_role_level_from_zero") in applied


def test_an_upgraded_database_has_the_tables_of_a_new_one(upgraded: BaseDatabaseWrapper) -> None:
    assert tables(upgraded) == tables(connection)


def test_people_keep_their_words_and_their_goal(upgraded: BaseDatabaseWrapper) -> None:
    ada = Employee.objects.using(OLD).select_related("manager").get(name="Ada Quill")
    words = Evidence.objects.using(OLD).filter(employee=ada).order_by("happened_on")
    goal = Goal.objects.using(OLD).get(employee=ada)

    assert str(ada.manager) == "Ruth Sandoval-Ek"
    assert [(word.happened_on, word.level, word.text) for word in words] == [
        (date(2026, 5, 4), 1, "A caller thanked me by name."),
        (date(2026, 5, 11), 1, "Seen twice."),
    ]
    assert (goal.role_id, goal.route) == ("lead", ["agent", "senior", "lead"])


def test_standings_and_the_framework_stay(upgraded: BaseDatabaseWrapper) -> None:
    standing = SkillStanding.objects.using(OLD).get(employee__name="Ada Quill")
    version = FrameworkVersion.objects.using(OLD).get()

    assert (standing.skill_id, standing.claimed, standing.confirmed) == ("empathy", 1, 1)
    assert [role["code"] for role in version.document["roles"]] == [
        "agent",
        "senior",
        "lead",
        "founder",
    ]


LEAVING = (
    "UPDATE planner_employee SET left_on = '2026-10-01' WHERE name = 'Ada Quill'",
    "UPDATE planner_roleassignment SET ended_on = '2026-10-01' WHERE ended_on IS NULL"
    " AND employee_id = (SELECT id FROM planner_employee WHERE name = 'Ada Quill')",
    "UPDATE planner_user SET is_active = false"
    " WHERE id = (SELECT user_id FROM planner_employee WHERE name = 'Ada Quill')",
)


def test_only_the_date_tells_that_somebody_has_left(old: BaseDatabaseWrapper) -> None:
    with old.cursor() as cursor:
        for statement in LEAVING:
            cursor.execute(statement)

    call_command("migrate", database=OLD, verbosity=0)

    ada = Employee.objects.using(OLD).select_related("user").get(name="Ada Quill")
    assert ada.user is not None
    assert (ada.user.is_active, str(ada.left_on)) == (True, "2026-10-01")
    assert ada.assignments.get().ended_on is None


def test_milestones_and_occupation_codes_of_roles_come_over(upgraded: BaseDatabaseWrapper) -> None:
    gates = Gate.objects.using(OLD).order_by("pk").values_list("role", "milestone", "choice")

    assert list(gates) == [("lead", "probation", 0), ("lead", "mentor", 0)]
    assert {role.external.get("onet") for role in Role.objects.using(OLD).all()} == {None}


def test_the_models_ask_for_no_further_migration(db: None) -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
