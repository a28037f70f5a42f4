"""Who asks, and what they may get: the words of the table of access."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ANONYMOUS = "anonymous"
OWNER, COLLEAGUE, MANAGER, HEAD = "owner", "colleague", "manager", "head of the manager"
OTHER_MANAGER = "another manager"
ROLELESS = "a manager without a role, above them all"
# HR as superusers, and HR as most organisations have it: a group with rights to these tables. The
# first of each pair has no record; “HR of the team” reports to the manager, as the owner does.
HR, HR_EMPLOYEE = "HR", "HR with a record"
HR_GROUP, HR_TEAM = "HR of the group", "HR of the team"
EMPLOYEES = (OWNER, COLLEAGUE, MANAGER, HEAD, OTHER_MANAGER, HR_EMPLOYEE, HR_TEAM)
PURE_HR = (HR, HR_GROUP)
SIGNED_IN = (*EMPLOYEES, *PURE_HR)
EVERYBODY = (ANONYMOUS, *SIGNED_IN)

# What somebody gets. UNREADY is the page that says why nothing can be planned yet.
PAGE, AWAY, SIGN_IN, UNREADY = "page", "redirect", "sign-in page", "cannot plan yet"
FORBIDDEN, MISSING, WRONG_METHOD = "403", "404", "405"

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """One address asked in one way. ``args`` holds codes, or names of rows of the world."""

    url: str
    answers: Answers
    method: str = "get"
    args: tuple[str, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.url} {' '.join(self.args)}".strip()


def answers(everybody: str, anonymous: str = SIGN_IN, **others: str) -> Answers:
    """The same for everybody who is signed in, but for ``others``."""
    named = {name.replace("_", " "): answer for name, answer in others.items()}
    return {**dict.fromkeys(SIGNED_IN, everybody), ANONYMOUS: anonymous, **named}


def only(allowed: tuple[str, ...], answer: str, *, otherwise: str = MISSING) -> dict[str, str]:
    """``answer`` for those ``allowed``; accounts without an HR record cannot plan."""
    others = {**dict.fromkeys(EMPLOYEES, otherwise), **dict.fromkeys(PURE_HR, UNREADY)}
    return {**others, **dict.fromkeys(allowed, answer), ANONYMOUS: SIGN_IN}


def staff(*refused: str) -> dict[str, str]:
    """A page of the admin, for everybody in HR but those ``refused``."""
    pages = dict.fromkeys((*PURE_HR, HR_EMPLOYEE, HR_TEAM), PAGE)
    answers = {**dict.fromkeys(EMPLOYEES, FORBIDDEN), **pages, ANONYMOUS: SIGN_IN}
    return {**answers, **dict.fromkeys(refused, FORBIDDEN)}
