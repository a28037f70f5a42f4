"""The people whom one can sign in as: what is fixed about them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.demo.people.names import DOMAIN

PASSWORD = "careerpath-demo"  # noqa: S105  # of invented people, and printed

EMPLOYEE, MANAGER, LEADER, NEWCOMER, HR = "employee", "manager", "leader", "newcomer", "hr"


@dataclass(frozen=True, slots=True)
class Persona:
    """Name, greeting, roles up to now (code, months in it; oldest first), and role aimed for."""

    name: str
    known_as: str
    path: tuple[tuple[str, int], ...]
    goal: str = ""


PERSONAS = {
    EMPLOYEE: Persona(
        "Imani Veldhoen",
        "Imani",
        (("trainee-agent", 3), ("customer-service-agent", 14)),
        "team-leader",
    ),
    MANAGER: Persona(
        "Tomasz Arrowood",
        "Tomasz",
        (
            ("trainee-agent", 4),
            ("customer-service-agent", 11),
            ("senior-agent", 13),
            ("team-leader", 14),
            ("supervisor", 19),
        ),
        "operations-manager",
    ),
    LEADER: Persona(
        "Ifeoma Strand",
        "Ifeoma",
        (
            ("customer-service-agent", 15),
            ("senior-agent", 12),
            ("team-leader", 20),
            ("supervisor", 26),
            ("operations-manager", 21),
        ),
        "head-of-customer-service",
    ),
    NEWCOMER: Persona("Jonas Abara-Lund", "Jonas", (("trainee-agent", 0),)),
}

TITLES = {
    EMPLOYEE: "Employee",
    MANAGER: "Manager",
    LEADER: "Manager of managers",
    HR: "HR",
    NEWCOMER: "First visit",
}


def address(persona: str) -> str:
    """The address that a persona signs in with."""
    return f"{persona}@{DOMAIN}"


def sign_ins() -> list[str]:
    """One line per persona, as the command prints them."""
    return [f"{title:<20} {address(who):<32} {PASSWORD}" for who, title in TITLES.items()]
