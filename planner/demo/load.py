"""The demo organisation, told in order: people, where they want to go, what they have shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from planner.actions.progress.standings import refold
from planner.demo.check_ins import tell_check_ins
from planner.demo.notices import tell_news
from planner.demo.openings import open_seats, tell_interest
from planner.demo.pay import publish_pay
from planner.demo.people.accounts import open_accounts
from planner.demo.people.drives import tell_drives
from planner.demo.people.employees import NUMBER_PREFIX, hire
from planner.demo.people.life import DemoRefused, Life
from planner.demo.people.organisation import CREWS, require_roles
from planner.demo.plan.aims import set_aims
from planner.demo.plan.goals import GoalStory, tell_goals
from planner.demo.plan.steps import PlanStory, tell_plans
from planner.demo.progress.evidence import tell_progress
from planner.demo.progress.feedback import tell_feedback
from planner.demo.progress.milestones import tell_milestones
from planner.demo.progress.proofs import tell_proofs
from planner.demo.promotion import name_approvers, tell_cases
from planner.demo.texts import Texts
from planner.engine import Framework
from planner.models import Employee, FrameworkVersion
from planner.models.statistics import analyse
from planner.queries.framework.published import NothingPublished, current_version, framework_of

SEED = 240


def demo_is_there() -> bool:
    """Whether the demo was loaded before.

    Raises ``DemoRefused`` if there are people, and none of them is from the demo.
    """
    if Employee.objects.filter(number__startswith=NUMBER_PREFIX).exists():
        return True
    if Employee.objects.exists():
        raise DemoRefused(
            "There are real people in this database. The demo is for an empty one: "
            "nothing was changed."
        )
    return False


@transaction.atomic
def load_demo(at: date, seed: int = SEED) -> str:
    """Writes the whole organisation as of ``at``; returns one line that says what is there.

    The same seed, day and framework give the same organisation. Raises ``DemoRefused``.
    """
    version = _version_of_the_demo()
    framework = framework_of(version)
    require_roles(framework)
    lives = hire(framework, at, seed)
    analyse()
    goals = set_aims(framework, lives)
    tell_drives(framework, lives, seed)
    _tell_what_was_shown(framework, lives, at, seed)
    tell_goals(GoalStory(framework, version, at), lives, goals)
    tell_plans(PlanStory(framework, at, seed), lives)
    _tell_moves(framework, lives, at)
    open_accounts()
    analyse()
    tell_news(at)
    here = Counter(life.has_left for life in lives)
    return f"{here[False]} people in {len(CREWS)} teams, {here[True]} former colleagues."


def _tell_what_was_shown(framework: Framework, lives: Sequence[Life], at: date, seed: int) -> None:
    """Evidence from all sides, folded once it is complete."""
    texts = Texts(framework, seed)
    tell_progress(framework, texts, lives)
    tell_proofs(lives, at)
    analyse()
    tell_check_ins(framework, texts, lives, seed)
    refold(life.employee.pk for life in lives)
    tell_feedback(framework, texts, lives, seed)
    tell_milestones(framework, texts, lives)


def _tell_moves(framework: Framework, lives: Sequence[Life], at: date) -> None:
    """Openings, who is interested in them, and promotion cases."""
    open_seats(at, lives)
    tell_interest(framework, lives, at)
    name_approvers(lives)
    tell_cases(framework, lives, at)


def _version_of_the_demo() -> FrameworkVersion:
    try:
        current_version()
    except NothingPublished as nothing:
        raise DemoRefused(
            f"{nothing} Run first: manage.py load_framework "
            f"fixtures/customer_service.json --publish"
        ) from nothing
    return publish_pay()
