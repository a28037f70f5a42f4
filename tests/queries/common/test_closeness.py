from __future__ import annotations

import pytest

from planner.engine import Framework, next_roles, similar_roles
from planner.queries.common.closeness import close_because, close_roles, close_sum
from tests.engine.support import build

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def office() -> Framework:
    """A clerk is much like an agent, and becomes a lead; a cook has only the track in common."""
    return build.framework(
        tracks=[build.track("service"), build.track("sales")],
        skills=[build.skill("empathy"), build.skill("coaching")],
        roles=[
            build.role("agent", 1, {"empathy": 2, "coaching": 1}, summary="Sells"),
            build.role("clerk", 1, {"empathy": 1, "coaching": 2}, summary="Agent", track="sales"),
            build.role("lead", 2, track="sales"),
            build.role("cook"),
        ],
        moves=[build.move("clerk", "lead")],
        activities=[],
        milestones=[],
    )


def test_the_most_similar_roles_say_why(office: Framework) -> None:
    clerk, cook = close_roles(office, "agent")

    assert (clerk.role.code, clerk.percent) == (
        "clerk",
        int(similar_roles(office, "agent")[0].percent),
    )
    assert clerk.because == ("both speak of “agent”; both ask for Coaching and Empathy")
    assert (cook.percent, cook.because) == (2, "both are on the track Service")


def test_a_next_role_says_who_leads_there(office: Framework) -> None:
    (lead,) = (it for it in next_roles(office, "agent") if it.role == "lead")

    assert (
        close_because(office, "agent", lead)
        == "similar roles lead there: Clerk; many moves lead there"
    )
    assert close_sum(lead) == (
        "Moves that lead there\u00a010.0 + where your role and similar ones lead\u00a040.0"
    )


def test_a_move_from_the_role_itself_is_told_as_one(office: Framework) -> None:
    (lead,) = (it for it in next_roles(office, "clerk") if it.role == "lead")

    assert close_because(office, "clerk", lead) == (
        "a move leads there directly; many moves lead there; both are on the track Sales"
    )
