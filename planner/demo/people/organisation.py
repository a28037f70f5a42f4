"""Who sits where: twelve teams, three levels of management, 240 seats, and those who left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.demo.people.life import DemoRefused
from planner.demo.people.personas import EMPLOYEE, LEADER, MANAGER, NEWCOMER
from planner.engine import Framework

HEAD = "head-of-customer-service"
NO_ROLE = ""


@dataclass(frozen=True, slots=True)
class Crew:
    """A team: its leader's role, and how many members hold which role (codes).

    ``boss`` is the position of the leader's manager in ``MANAGERS``.
    """

    name: str
    location: str
    boss: int
    leader: str
    members: Mapping[str, int]
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """One place in the organisation. ``boss`` is the position of the manager's seat."""

    role: str
    boss: int | None
    team: str = ""
    persona: str = ""
    has_left: bool = False


MANAGERS = ("operations-manager", "operations-manager", "customer-service-manager")
FIRST_LEADER = 1 + len(MANAGERS)  # the position of the first team's leader among the seats

CREWS = (
    Crew(
        "Billing phone",
        "Leeds",
        0,
        "supervisor",
        {"trainee-agent": 3, "customer-service-agent": 11, "senior-agent": 7, NO_ROLE: 1},
        left=("customer-service-agent", "customer-service-agent"),
    ),
    Crew(
        "Orders chat",
        "Porto",
        0,
        "supervisor",
        {"trainee-agent": 2, "customer-service-agent": 9, "senior-agent": 6, "team-leader": 1},
        left=("customer-service-agent",),
    ),
    Crew(
        "Deliveries and returns",
        "Gdańsk",
        0,
        "supervisor",
        {"trainee-agent": 3, "customer-service-agent": 12, "senior-agent": 6, "team-leader": 1},
        left=("senior-agent",),
    ),
    Crew(
        "Evening and weekend line",
        "Porto",
        0,
        "team-leader",
        {"trainee-agent": 2, "customer-service-agent": 12, "senior-agent": 4, NO_ROLE: 1},
        left=("customer-service-agent", "trainee-agent"),
    ),
    Crew(
        "Technical support",
        "Gdańsk",
        1,
        "supervisor",
        {
            "customer-service-agent": 4,
            "senior-agent": 6,
            "technical-support-specialist": 9,
            "subject-matter-expert": 3,
        },
        left=("technical-support-specialist",),
    ),
    Crew(
        "Complaints and escalations",
        "Leeds",
        1,
        "supervisor",
        {"senior-agent": 7, "escalations-specialist": 10, "subject-matter-expert": 2},
    ),
    Crew(
        "Retention",
        "Leeds",
        1,
        "sales-team-leader",
        {"customer-service-agent": 3, "senior-agent": 5, "inside-sales-agent": 12},
        left=("inside-sales-agent",),
    ),
    Crew(
        "Sales desk",
        "Porto",
        1,
        "sales-team-leader",
        {"inside-sales-agent": 9, "account-manager": 9, NO_ROLE: 1},
    ),
    Crew(
        "Customer success",
        "Leeds",
        2,
        "supervisor",
        {
            "onboarding-specialist": 7,
            "customer-success-manager": 7,
            "senior-customer-success-manager": 3,
        },
    ),
    Crew(
        "Workforce management",
        "Gdańsk",
        2,
        "workforce-manager",
        {"real-time-analyst": 6, "scheduler": 5, "capacity-planner": 3},
    ),
    Crew(
        "Quality and knowledge",
        "Porto",
        2,
        "quality-manager",
        {"quality-analyst": 9, "knowledge-specialist": 4, "product-feedback-analyst": 3},
    ),
    Crew(
        "Training and customer insight",
        "Leeds",
        2,
        "training-manager",
        {
            "trainer": 5,
            "instructional-designer": 2,
            "social-media-specialist": 3,
            "lifecycle-marketing-executive": 2,
            "cx-analyst": 2,
            "cx-strategist": 1,
            "product-manager": 1,
        },
    ),
)

# Where the personas sit: the first such seat of this team is theirs; its leader reports to LEADER.
PERSONA_TEAM = "Orders chat"
PERSONA_ROLES = {"customer-service-agent": EMPLOYEE, "trainee-agent": NEWCOMER}


def seats() -> list[Seat]:
    """All seats, every manager before the people who report to them."""
    leaders = [
        Seat(crew.leader, 1 + crew.boss, crew.name, MANAGER if crew.name == PERSONA_TEAM else "")
        for crew in CREWS
    ]
    members = [
        seat for place, crew in enumerate(CREWS) for seat in _members(crew, FIRST_LEADER + place)
    ]
    over = next(crew.boss for crew in CREWS if crew.name == PERSONA_TEAM)
    managers = [
        Seat(role, 0, persona=LEADER if place == over else "")
        for place, role in enumerate(MANAGERS)
    ]
    return [Seat(HEAD, None), *managers, *leaders, *members]


def _members(crew: Crew, boss: int) -> Iterator[Seat]:
    for role, count in crew.members.items():
        persona = PERSONA_ROLES.get(role, "") if crew.name == PERSONA_TEAM else ""
        for place in range(count):
            yield Seat(role, boss, crew.name, "" if place else persona)
    for role in crew.left:
        yield Seat(role, boss, crew.name, has_left=True)


def require_roles(framework: Framework) -> None:
    """Raises ``DemoRefused`` if the published framework lacks a role of the demo."""
    missing = {seat.role for seat in seats()} - {NO_ROLE} - set(framework.roles)
    if missing:
        raise DemoRefused(
            f"The demo needs roles that the published framework does not have: "
            f"{', '.join(sorted(missing))}. Publish fixtures/customer_service.json first."
        )
