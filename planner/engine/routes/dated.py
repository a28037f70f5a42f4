"""The one expected date of a person's goal: the chosen route, with the plan for its first role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from planner.engine.routes.legs import Route, explained
from planner.engine.routes.route_cache import route_cache_of
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person


def dated(
    framework: Framework,
    person: Person,
    roles: Sequence[str],
    *,
    at: date,
    planned: date | None = None,
) -> Route:
    """The route through ``roles``, the person's own role first, with the dates to expect.

    ``planned`` is the last day P of the plan for ``roles[1]``: it stands for the day on which
    the first leg is learned, and what later legs take beyond it is learned after P. Without a
    plan every leg takes its typical hours. Minutes are typical in either case.

    Raises ``UnknownRole``; ``ValueError`` if ``roles`` are no simple route from the person's
    role; ``NoBudget`` if a leg takes learning that is in no plan, and there is no time for it.
    """
    _check(framework, person, roles)
    return explained(framework, person, tuple(roles), at, planned=planned)


def _check(framework: Framework, person: Person, roles: Sequence[str]) -> None:
    for code in roles:
        require_role(framework.roles, code)
    if len(roles) < 2 or roles[0] != person.role or len(set(roles)) < len(roles):  # noqa: PLR2004
        raise ValueError(f"no simple route from {person.role!r}: {', '.join(roles)}")
    joining = route_cache_of(framework).network.shortest
    for ends in pairwise(roles):
        if ends not in joining:
            raise ValueError("no move from {!r} to {!r}".format(*ends))
