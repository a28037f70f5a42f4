from __future__ import annotations

import pytest

from planner.actions.framework.publishing import (
    FrameworkHasErrors,
    FrameworkRefused,
    NothingToPublish,
    bring_back,
    load_document,
    publish,
    retire,
)
from planner.engine.values.framework import FIRST_FORMAT
from planner.models import (
    Activity,
    CareerFramework,
    FrameworkVersion,
    Role,
)
from planner.queries.framework.published import current_framework, current_version, digest
from tests.engine.support import build
from tests.factories.rows import (
    RoleFactory,
    UserFactory,
)
from tests.scenes.framework import rich_document

pytestmark = pytest.mark.django_db


def test_publishing_freezes_the_draft() -> None:
    load_document(rich_document())
    user = UserFactory.create()

    version = publish(user, notes="  The first one. ")

    assert (version.number, version.published_by, version.notes) == (1, user, "The first one.")
    assert version.document == rich_document()
    assert version.sha256 == digest(rich_document())


def test_an_edit_changes_nothing_for_readers_until_it_is_published(
    published: FrameworkVersion,
) -> None:
    Role.objects.filter(pk="lead").update(name="Team leader")
    before = current_framework().roles["lead"].name

    publish(None)

    assert (before, current_framework().roles["lead"].name) == ("Lead", "Team leader")
    assert current_version().number == published.number + 1


def test_the_same_draft_is_not_published_twice(published: FrameworkVersion) -> None:
    with pytest.raises(NothingToPublish, match="version 1"):
        publish(None)

    assert FrameworkVersion.objects.count() == 1


def test_errors_of_the_check_block_publishing() -> None:
    load_document(build.document())
    Activity.objects.get(pk="listening").after.add(Activity.objects.get(pk="coaching-course"))

    with pytest.raises(FrameworkHasErrors) as refusal:
        publish(None)

    assert [finding.code for finding in refusal.value.findings] == ["activity-cycle"]
    assert not FrameworkVersion.objects.exists()


def test_a_draft_that_is_no_framework_is_not_published() -> None:
    load_document(build.document())
    CareerFramework.objects.update(level_names=["no", "yes"])

    with pytest.raises(FrameworkRefused) as refusal:
        publish(None)

    assert any(
        'roles[1] "Lead" requires[0].level: must be a whole number from 0 to 1' in problem
        for problem in refusal.value.problems
    )


def test_a_version_of_the_first_format_says_the_same_in_the_present_one(
    published: FrameworkVersion,
) -> None:
    first = {**published.document, "format": FIRST_FORMAT}
    FrameworkVersion.objects.update(document=first, sha256=digest(first))

    with pytest.raises(NothingToPublish, match="version 1"):
        publish(None)


def test_retiring_twice_counts_once() -> None:
    RoleFactory.create(code="agent")
    items = Role.objects.filter(pk="agent")

    assert (retire(items), retire(items)) == (1, 0)
    assert (bring_back(items), bring_back(items)) == (1, 0)
