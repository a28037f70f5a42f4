"""What drives somebody: the eight drivers, in words and as the engine counts them.

This is the published table. A driver is either a rule of the engine (``engine.drivers``) or a
group of skills, and then stands for their percent of what a role asks for. Skills that a framework
does not have count for nothing; a driver without any of its skills there is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from planner.engine import Framework
from planner.engine.advice.drivers import JOINT, is_known
from planner.queries.common.language import list_in_language

SHARES = (3, 2, 1)
"""How often the strongest driver counts, the second and the third."""
MOST_DRIVERS = len(SHARES)


@dataclass(frozen=True, slots=True)
class Driver:
    """One thing that drives people. ``says`` is what somebody may say about themselves.

    ``counts`` says how a role is judged by it, for a rule; else ``skills`` (codes) do.
    """

    code: str
    name: StrOrPromise
    says: StrOrPromise
    counts: StrOrPromise = ""
    skills: tuple[str, ...] = ()

    @property
    def token(self) -> str:
        """The same driver as the engine knows it."""
        return JOINT.join(self.skills) or self.code


_ALL = (
    Driver(
        "helping",
        _("Helping people"),
        _("I want somebody to be better off after talking to me."),
        skills=("empathy", "vulnerable-customers", "de-escalation", "active-listening", "coaching"),
    ),
    Driver(
        "connection",
        _("Being in touch"),
        _("I get my energy from people, customers and colleagues alike."),
        skills=(
            "active-listening",
            "clear-speech",
            "facilitation",
            "stakeholders",
            "people-management",
            "account-management",
            "social-and-community",
        ),
    ),
    Driver(
        "solving",
        _("Solving problems"),
        _("I like to find out why something goes wrong, and to put it right."),
        skills=(
            "technical-troubleshooting",
            "root-cause-analysis",
            "data-analysis",
            "process-improvement",
            "real-time-management",
            "product-knowledge",
        ),
    ),
    Driver(
        "growth",
        _("Learning new things"),
        _("I want to be able to do more next year than today."),
        counts=_("The part of the role that I would still have to learn, in percent."),
    ),
    Driver(
        "difference",
        _("Making a difference"),
        _("I want things to get better for good, not only in today’s case."),
        skills=(
            "process-improvement",
            "voice-of-customer",
            "journey-design",
            "product-discovery",
            "leading-change",
            "strategy",
            "projects",
        ),
    ),
    Driver(
        "variety",
        _("Variety"),
        _("I want to see other sides of the business."),
        counts=_("100 if the role is on another track than mine, else 0."),
    ),
    Driver(
        "advancement",
        _("Moving up"),
        _("I want more responsibility, and what comes with it."),
        counts=_("100 if the role is at a higher level than mine, else 0."),
    ),
    Driver(
        "stability",
        _("Stability"),
        _("I want safe ground, and to build on what I know."),
        counts=_(
            "What the role has in common with mine, in percent. Nobody can promise a safe job;"
            " this looks for roles in which most of what I do already counts."
        ),
    ),
)
DRIVERS: Mapping[str, Driver] = MappingProxyType({driver.code: driver for driver in _ALL})


@dataclass(frozen=True, slots=True)
class DriverLine:
    """A driver as the published table shows it, with what it counts in this framework."""

    driver: Driver
    counts: StrOrPromise


def chosen_drivers(codes: Iterable[object]) -> list[Driver]:
    """The drivers with these codes, in that order, at most three; others are passed over."""
    known = [DRIVERS[code] for code in codes if isinstance(code, str) and code in DRIVERS]
    return known[:MOST_DRIVERS]


def driver_tokens(codes: Iterable[object]) -> tuple[str, ...]:
    """The drivers as the engine takes their mean: each as often as its share says."""
    chosen = zip(chosen_drivers(codes), SHARES, strict=False)
    return tuple(token for driver, share in chosen for token in (driver.token,) * share)


def counting_tokens(framework: Framework, tokens: Iterable[str]) -> tuple[str, ...]:
    """The tokens that mean something in ``framework``."""
    return tuple(token for token in tokens if is_known(framework, token))


def driver_lines(framework: Framework) -> list[DriverLine]:
    """The published table for ``framework``, in its order."""
    return [
        DriverLine(driver, driver.counts or _by_skills(framework, driver.skills))
        for driver in DRIVERS.values()
    ]


def _by_skills(framework: Framework, skills: Sequence[str]) -> str:
    names = [framework.skills[code].name for code in skills if code in framework.skills]
    if not names:
        return gettext("The career map has none of the skills that tell of this: it is left out.")
    text = gettext("How much of the role is made of these skills, in percent: {skills}.")
    return text.format(skills=list_in_language(names))
