"""Roles and skills that the map does not have: how they were called, and the version with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from planner.engine import Framework
from planner.models import FrameworkVersion, Goal, Role, RoleAssignment
from planner.queries.framework.published import framework_of


@dataclass(frozen=True, slots=True)
class OffMap:
    """The newest version that has an item which the reader's map does not have.

    ``is_newer``: that is the newest version of all, so the item has been added since.
    """

    framework: Framework
    version: FrameworkVersion
    is_newer: bool

    @property
    def says(self) -> str:
        """Why the item is not on the reader's map."""
        number = self.version.number
        if self.is_newer:
            words = _("This is new in version {number}. Your goal counts by an older version.")
            return words.format(number=number)
        words = _("This is no longer on the career map. Version {number} was the last with it.")
        return words.format(number=number)


def off_map_role(code: str, versions: Sequence[FrameworkVersion]) -> OffMap | None:
    """The role ``code`` in the newest of ``versions`` that has it; None if none ever had."""
    return _found(versions, (f for f in _compiled(versions) if code in f[1].roles))


def off_map_skill(code: str, versions: Sequence[FrameworkVersion]) -> OffMap | None:
    """The skill ``code`` in the newest of ``versions`` that has it; None if none ever had."""
    return _found(versions, (f for f in _compiled(versions) if code in f[1].skills))


def role_name(code: str, versions: Sequence[FrameworkVersion]) -> str:
    """What the role ``code`` was called last; the name of its row if no version ever had it."""
    if found := off_map_role(code, versions):
        return found.framework.roles[code].name
    return str(Role.objects.get(pk=code))


def goal_name(goal: Goal, versions: Sequence[FrameworkVersion]) -> str:
    """What the role of ``goal`` is called in the version under which it was chosen."""
    version = next(version for version in versions if version.pk == goal.version_id)
    known = framework_of(version).roles.get(goal.role_id)
    return known.name if known else role_name(goal.role_id, versions)


def past_role_name(held: RoleAssignment, versions: Sequence[FrameworkVersion]) -> str:
    """What a role was called when somebody began to hold it.

    That is its name in the version of that day, or in the first one that has it. A role that was
    never published has the name of its row, with which ``held`` comes.
    """
    known = [(v, f.roles[held.role_id]) for v, f in _compiled(versions) if held.role_id in f.roles]
    if not known:
        return str(held.role)
    then = (role.name for v, role in known if _day_of(v) <= held.started_on)
    return next(then, known[-1][1].name)


def _day_of(version: FrameworkVersion) -> date:
    return timezone.localdate(version.published_at)


def _compiled(
    versions: Sequence[FrameworkVersion],
) -> Iterator[tuple[FrameworkVersion, Framework]]:
    return ((version, framework_of(version)) for version in versions)


def _found(
    versions: Sequence[FrameworkVersion], having: Iterator[tuple[FrameworkVersion, Framework]]
) -> OffMap | None:
    version, framework = next(having, (None, None))
    if version is None or framework is None:
        return None
    return OffMap(framework, version, is_newer=version.pk == versions[0].pk)
