"""Who may ask what: every address, every kind of person, and the answer that they get."""

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


OPEN = answers(PAGE)
POST_ONLY = answers(WRONG_METHOD)
PERSONAL = only(EMPLOYEES, PAGE)
PERSONAL_WRITE = only(EMPLOYEES, AWAY)
OWN = only((OWNER,), PAGE)
OWN_WRITE = only((OWNER,), AWAY)
COLLEAGUE_ONLY = only((COLLEAGUE,), PAGE)
COLLEAGUE_WRITE = only((COLLEAGUE,), AWAY)
ABOVE = only((MANAGER, HEAD), PAGE)
CONCERNED = only((OWNER, MANAGER, HEAD), PAGE)
STAFF = staff()
PUBLIC = answers(PAGE, anonymous=PAGE)
PASSWORD_FIRST = answers(AWAY)
NOWHERE = answers(MISSING, anonymous=MISSING)

CALENDAR_TOKEN = "the-owner-has-this-address"
CASE_TOKEN = "the-link-to-a-sealed-case"
INCOMPLETE = {"text": "A word"}
SET_PASSWORD = "admin:auth_user_password_change"
NO_SUPERUSERS = (HR_GROUP, HR_TEAM)

PLANNER = [
    Line("map-detail", OPEN),
    Line("map-list", OPEN),
    Line("role-detail", OPEN, args=("lead",)),
    Line("role-detail", answers(MISSING), args=("nonsense",)),
    Line("role-compare", PERSONAL),
    Line("search", OPEN),
    Line("home", PERSONAL),
    Line("route-list", PERSONAL, args=("lead",)),
    Line("route-list", only((), PAGE), args=("nonsense",)),
    Line("goal-set", POST_ONLY),
    Line("goal-set", PERSONAL_WRITE, "post", data={"role": "lead"}),
    Line("goal-change", PERSONAL_WRITE),
    Line("goal-list", PERSONAL),
    Line("goal-resume", only((OWNER,), AWAY), args=("goal",)),
    Line("goal-resume", only((OWNER,), AWAY), "post", args=("goal",)),
    Line("goal-end", POST_ONLY),
    Line("goal-end", PERSONAL_WRITE, "post"),
    Line("goal-switch", PERSONAL_WRITE),
    Line("goal-switch", PERSONAL_WRITE, "post", data={"seen": "1"}),
    Line("budget-set", POST_ONLY),
    Line("budget-set", PERSONAL_WRITE, "post", data={"hours": "2"}),
    Line("plan-detail", PERSONAL),
    Line("plan-recompute", POST_ONLY),
    Line("plan-recompute", PERSONAL_WRITE, "post"),
    Line("step-add", {**PERSONAL_WRITE, OWNER: PAGE}),
    Line("step-add", {**PERSONAL_WRITE, OWNER: PAGE}, "post", data=INCOMPLETE),
    Line("step-complete", OWN, args=("step",)),
    Line("step-complete", OWN, "post", args=("step",), data=INCOMPLETE),
    Line("step-hours", OWN, args=("step",)),
    Line("step-hours", OWN, "post", args=("step",), data=INCOMPLETE),
    Line("step-swap", OWN, args=("step",)),
    Line("step-swap", OWN, "post", args=("step",), data=INCOMPLETE),
    Line("step-block", OWN, args=("step",)),
    Line("step-block", OWN, "post", args=("step",), data=INCOMPLETE),
    Line("step-move", POST_ONLY, args=("step",)),
    Line("step-move", OWN_WRITE, "post", args=("step",), data={"direction": "up"}),
    Line("step-drop", POST_ONLY, args=("step",)),
    Line("step-drop", OWN_WRITE, "post", args=("step",)),
    Line("blocker-resolve", POST_ONLY, args=("blocker",)),
    Line("blocker-resolve", OWN_WRITE, "post", args=("blocker",)),
    Line("pause-list", PERSONAL),
    Line("pause-list", PERSONAL, "post", data=INCOMPLETE),
    Line("pause-drop", POST_ONLY, args=("pause",)),
    Line("pause-drop", OWN_WRITE, "post", args=("pause",)),
    Line("what-if", PERSONAL),
    Line("what-if-keep", POST_ONLY),
    Line("what-if-keep", PERSONAL_WRITE, "post", data={"hours": "2"}),
    Line("leverage-list", PERSONAL),
    Line("look-ahead", PERSONAL),
    Line("suggestion-list", PERSONAL),
    Line("people-like-me", PERSONAL),
    Line("driver-edit", PERSONAL),
    Line("welcome-driver", PERSONAL),
    Line("driver-edit", PERSONAL_WRITE, "post", data={"wants_to_lead": "no"}),
    Line("skill-list", PERSONAL),
    Line("skill-detail", PERSONAL, args=("empathy",)),
    Line("skill-detail", only((), PAGE), args=("nonsense",)),
    Line("evidence-add", PERSONAL, args=("empathy",)),
    Line("evidence-add", PERSONAL, "post", args=("empathy",), data=INCOMPLETE),
    Line("evidence-add", only((), PAGE), "post", args=("nonsense",)),
    Line("confirmation-ask", POST_ONLY, args=("evidence",)),
    Line("confirmation-ask", OWN_WRITE, "post", args=("evidence",)),
    Line("confirmation-withdraw", POST_ONLY, args=("request",)),
    Line("confirmation-withdraw", OWN_WRITE, "post", args=("request",)),
    Line("evidence-list", PERSONAL),
    Line("progress-detail", PERSONAL),
    Line(
        "file-download",
        only((OWNER, MANAGER, HEAD), PAGE) | dict.fromkeys(PURE_HR, MISSING),
        args=("file",),
    ),
    Line("reflection-list", PERSONAL),
    Line("reflection-add", PERSONAL),
    Line("reflection-add", PERSONAL, "post", data={"skill": "empathy"}),
    Line("milestone-list", PERSONAL),
    Line("milestone-add", PERSONAL),
    Line("milestone-add", PERSONAL, "post", data=INCOMPLETE),
    Line("feedback-list", PERSONAL),
    Line("feedback-ask", PERSONAL, args=("empathy",)),
    Line("feedback-ask", only((), PAGE), args=("nonsense",)),
    Line("feedback-ask", PERSONAL, "post", args=("empathy",), data=INCOMPLETE),
    Line("feedback-answer", COLLEAGUE_ONLY, args=("feedback",)),
    Line("feedback-answer", COLLEAGUE_ONLY, "post", args=("feedback",), data=INCOMPLETE),
    Line("feedback-decline", POST_ONLY, args=("feedback",)),
    Line("feedback-decline", COLLEAGUE_WRITE, "post", args=("feedback",)),
    Line("feedback-withdraw", POST_ONLY, args=("feedback",)),
    Line("feedback-withdraw", OWN_WRITE, "post", args=("feedback",)),
    Line("check-in-list", PERSONAL),
    Line("check-in-open", {**PERSONAL, OWNER: AWAY}),
    Line("check-in-open", only((MANAGER, HEAD), AWAY), args=("employee",)),
    Line("check-in-detail", only((OWNER, MANAGER, HEAD), PAGE), args=("check-in",)),
    Line(
        "check-in-detail",
        only((OWNER,), PAGE),
        "post",
        args=("check-in",),
        data={"stage": "mine", "do": "hand-over"},
    ),
    Line("check-in-detail", only((MANAGER,), PAGE), "post", ("check-in",), {"stage": "theirs"}),
    Line("check-in-take", POST_ONLY, args=("check-in",)),
    Line("check-in-take", only((MANAGER, HEAD), AWAY), "post", args=("check-in",)),
    Line("check-in-call-off", POST_ONLY, args=("check-in",)),
    Line("check-in-call-off", only((OWNER, MANAGER, HEAD), AWAY), "post", args=("check-in",)),
    Line("case-list", PERSONAL),
    Line("case-start", PERSONAL, args=("lead",)),
    Line("case-start", PERSONAL_WRITE, "post", args=("lead",)),
    Line("case-start", only((), PAGE), args=("nonsense",)),
    Line("case-detail", CONCERNED, args=("case",)),
    Line("case-edit", only((OWNER,), PAGE), args=("case",)),
    Line("case-edit", only((OWNER,), PAGE), "post", args=("case",), data=INCOMPLETE),
    Line("case-submit", POST_ONLY, args=("case",)),
    Line("case-submit", OWN_WRITE, "post", args=("case",)),
    Line("case-withdraw", POST_ONLY, args=("case",)),
    Line("case-withdraw", OWN_WRITE, "post", args=("case",)),
    Line("case-decide", only((MANAGER, HEAD), AWAY), args=("case",)),
    Line("case-decide", ABOVE, "post", args=("case",), data=INCOMPLETE),
    Line("case-verify", CONCERNED, args=(CASE_TOKEN,)),
    Line("case-verify", only((), PAGE), args=("nonsense",)),
    Line("opening-list", PERSONAL),
    Line("opening-detail", PERSONAL, args=("opening",)),
    Line("interest-list", PERSONAL),
    Line("interest-say", POST_ONLY, args=("opening",)),
    Line("interest-say", PERSONAL, "post", args=("opening",), data=INCOMPLETE),
    Line("interest-withdraw", POST_ONLY, args=("opening",)),
    Line("interest-withdraw", PERSONAL_WRITE, "post", args=("opening",)),
    Line("team-board", PERSONAL),
    Line("inbox", PERSONAL),
    Line("person-detail", ABOVE, args=("employee",)),
    Line("person-detail", ABOVE, "post", args=("employee",), data=INCOMPLETE),
    Line("person-evidence", ABOVE, args=("employee",)),
    Line("confirmation-answer", ABOVE, args=("request",)),
    Line("confirmation-answer", ABOVE, "post", args=("request",), data=INCOMPLETE),
    Line("blocker-answer", ABOVE, args=("blocker",)),
    Line("blocker-answer", ABOVE, "post", args=("blocker",), data={}),
    Line("milestone-decide", ABOVE, args=("milestone",)),
    Line("milestone-decide", ABOVE, "post", args=("milestone",), data=INCOMPLETE),
    Line("welcome", PERSONAL),
    Line("welcome-skill", PERSONAL),
    Line("welcome-skill", PERSONAL_WRITE, "post", data={"empathy": "1"}),
    Line("welcome-driver", PERSONAL_WRITE, "post", data={"wants_to_lead": "no"}),
    Line("welcome-goal", PERSONAL),
    Line("welcome-skip", POST_ONLY),
    Line("welcome-skip", PERSONAL_WRITE, "post"),
    Line("notice-list", PERSONAL),
    Line("notice-read", POST_ONLY, args=("notice",)),
    Line("notice-read", OWN_WRITE, "post", args=("notice",)),
    Line("notice-read-all", POST_ONLY),
    Line("notice-read-all", PERSONAL_WRITE, "post", data={"until": "1"}),
    Line("settings-edit", PERSONAL),
    Line("settings-edit", PERSONAL, "post", data=INCOMPLETE),
    Line("calendar-renew", POST_ONLY),
    Line("calendar-renew", PERSONAL, "post"),
    Line("calendar-revoke", POST_ONLY),
    Line("calendar-revoke", PERSONAL_WRITE, "post"),
    Line("calendar-feed", PUBLIC, args=(CALENDAR_TOKEN,)),
    Line("calendar-feed", NOWHERE, args=("nonsense",)),
    Line("my-data", PERSONAL),
    Line("my-data-download", PERSONAL),
    Line("demo-sign-in", answers(WRONG_METHOD, anonymous=WRONG_METHOD)),
    Line("demo-sign-in", NOWHERE, "post", data={"email": "employee@careerpath.example"}),
]
ACCOUNT = [
    Line("account_login", answers(AWAY, anonymous=PAGE)),
    Line("account_logout", OPEN),
    Line("account_inactive", PUBLIC),
    Line("account_signup", answers(AWAY, anonymous=PAGE)),
    Line("account_reauthenticate", OPEN),
    Line("account_email", NOWHERE),
    Line("account_email_verification_sent", NOWHERE),
    Line("account_confirm_email", NOWHERE, args=("nonsense",)),
    Line("account_change_password", OPEN),
    Line("account_set_password", NOWHERE),
    Line("account_reset_password", PUBLIC),
    Line("account_reset_password_done", PUBLIC),
    Line("account_reset_password_from_key", PUBLIC, args=("1", "nonsense")),
    Line("account_reset_password_from_key_done", PUBLIC),
    Line("account_confirm_login_code", NOWHERE),
]
SECOND_FACTOR = [
    Line("mfa_index", OPEN),
    Line("mfa_authenticate", answers(AWAY)),
    Line("mfa_reauthenticate", PASSWORD_FIRST),
    Line("mfa_activate_totp", PASSWORD_FIRST),
    Line("mfa_deactivate_totp", answers(MISSING)),
    Line("mfa_view_recovery_codes", answers(MISSING)),
    Line("mfa_generate_recovery_codes", PASSWORD_FIRST),
    Line("mfa_download_recovery_codes", answers(MISSING)),
    Line("mfa_list_webauthn", OPEN),
    Line("mfa_add_webauthn", PASSWORD_FIRST),
    Line("mfa_reauthenticate_webauthn", PASSWORD_FIRST),
    Line("mfa_remove_webauthn", PASSWORD_FIRST, args=("1",)),
    Line("mfa_edit_webauthn", PASSWORD_FIRST, args=("1",)),
    Line("mfa_login_webauthn", answers(AWAY)),
]
ADMIN = [
    Line("admin:index", STAFF),
    Line("admin:planner_role_changelist", STAFF),
    Line("admin:planner_role_change", STAFF, args=("lead",)),
    Line("admin:planner_employee_changelist", STAFF),
    Line("admin:to-do", STAFF),
    Line("admin:start-role", STAFF, args=("employee",)),
    Line("admin:planner_evidence_changelist", STAFF),
    Line("admin:planner_goal_changelist", STAFF),
    Line("admin:planner_user_changelist", STAFF),
    Line("admin:planner_frameworkversion_changelist", STAFF),
    Line("admin:framework-publish", STAFF),
    # Whose record and account HR keeps: never one's own, never those above, never higher rights.
    Line("admin:planner_employee_change", STAFF, args=("employee",)),
    Line("admin:planner_employee_change", STAFF, "post", args=("employee",), data=INCOMPLETE),
    Line("admin:planner_employee_change", STAFF, args=("record of HR of the team",)),
    *(
        Line(url, staff(HR_TEAM), "post", args=(row,), data=INCOMPLETE)
        for url, row in [
            ("admin:planner_employee_change", "record of HR of the team"),
            ("admin:planner_employee_change", "record of manager"),
            ("admin:planner_employee_change", f"record of {HEAD}"),
            (SET_PASSWORD, "account of HR of the team"),
            (SET_PASSWORD, "account of manager"),
            ("admin:planner_user_change", "account of manager"),
        ]
    ),
    Line(SET_PASSWORD, STAFF, args=("account of owner",)),
    Line(SET_PASSWORD, STAFF, "post", args=("account of owner",), data=INCOMPLETE),
    Line(SET_PASSWORD, staff(HR_GROUP), "post", args=("account of HR of the group",)),
    Line(SET_PASSWORD, staff(HR_EMPLOYEE, *NO_SUPERUSERS), args=("account of HR with a record",)),
    Line(SET_PASSWORD, staff(HR, *NO_SUPERUSERS), args=("account of HR",)),
    Line("admin:planner_user_delete", staff(HR, *NO_SUPERUSERS), args=("account of HR",)),
    Line("admin:auth_group_changelist", staff(*NO_SUPERUSERS)),
]
LINES = [*PLANNER, *ACCOUNT, *SECOND_FACTOR, *ADMIN]
