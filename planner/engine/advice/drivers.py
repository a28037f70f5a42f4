"""How well a role fits what drives somebody: one published rule per driver."""

from __future__ import annotations

from planner.engine.standing.readiness import FULL, Readiness, Term, percent
from planner.engine.values.framework import Framework, Role

RULES = ("advancement", "variety", "growth", "stability")
JOINT = "+"


def fit(
    framework: Framework, drivers: tuple[str, ...], here: Role, role: Role, ready: Readiness
) -> int:
    """The mean over ``drivers``, rounded down, 0 to 100; 0 without any.

    A driver that is named twice counts twice.
    """
    values = [driven(framework, here, role, ready, driver) for driver in drivers]
    return sum(values) // len(values) if values else 0


def driven(framework: Framework, here: Role, role: Role, ready: Readiness, driver: str) -> int:
    """How well a role fits one driver, 0 to 100.

    ``advancement``: the role is at a higher level. ``variety``: it is on another track.
    ``growth``: the percent of its points that are still to be learned. ``stability``: the
    percent that it has in common with the current role. Any other driver names skills or
    categories of skills, joined with “+”, and stands for their percent of the role's points.
    """
    if driver == "advancement":
        return FULL if role.level > here.level else 0
    if driver == "variety":
        return FULL if role.track != here.track else 0
    if driver == "growth":
        return percent(ready.out_of - ready.held_points, ready.out_of) if ready.out_of else 0
    if driver == "stability":
        return percent_in_common(here, role)
    return _share(framework, ready, driver)


def percent_in_common(one: Role, other: Role) -> int:
    """Percent of the levels asked for by either that both ask for, rounded down.

    Roles that ask for nothing have nothing in common.
    """
    both, either = levels_asked(one, other)
    return percent(both, either) if either else 0


def levels_asked(one: Role, other: Role) -> tuple[int, int]:
    """How many levels both roles ask for, and how many either does.

    The sum over all skills of the lower level, and of the higher.
    """
    here, there = one.needs, other.needs
    skills = here.keys() | there.keys()
    both = sum(min(here.get(skill, 0), there.get(skill, 0)) for skill in skills)
    either = sum(max(here.get(skill, 0), there.get(skill, 0)) for skill in skills)
    return both, either


def is_known(framework: Framework, driver: str) -> bool:
    """Whether the framework has anything that the driver stands for."""
    categories = {skill.category for skill in framework.skills.values()}
    return driver in RULES or not _names(driver).isdisjoint(categories | framework.skills.keys())


def meant(framework: Framework, ready: Readiness, driver: str) -> tuple[Term, ...]:
    """The requirements that a driver which names skills or categories stands for."""
    names = _names(driver)
    return tuple(
        term for term in ready.terms if names & {term.skill, framework.skills[term.skill].category}
    )


def _share(framework: Framework, ready: Readiness, driver: str) -> int:
    points = sum(term.out_of for term in meant(framework, ready, driver))
    return percent(points, ready.out_of) if ready.out_of else 0


def _names(driver: str) -> set[str]:
    """What the driver names; a category may itself contain the sign that joins."""
    return {driver, *driver.split(JOINT)}
