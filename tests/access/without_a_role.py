"""What a manager without a role on the map may ask: all but what needs a plan of one's own."""

from __future__ import annotations

from tests.access.lines import HEAD, UNREADY, WRONG_METHOD, Line

# Only somebody with a role on the map has a plan. All else that the head of the manager may do
# needs none.
NEEDS_A_PLAN = {
    *("role-compare", "home", "route-list", "goal-set", "goal-end", "goal-switch", "budget-set"),
    *("goal-list", "goal-change", "goal-resume"),
    *("plan-detail", "plan-recompute", "pause-list", "pause-drop", "blocker-resolve"),
    *("step-add", "step-complete", "step-hours", "step-swap", "step-block", "step-move"),
    *("step-drop", "what-if", "what-if-keep", "leverage-list", "look-ahead", "suggestion-list"),
    *("people-like-me", "driver-edit", "welcome-driver", "skill-list", "skill-detail"),
    *("evidence-add", "confirmation-ask", "confirmation-withdraw", "evidence-list"),
    *("progress-detail", "reflection-list", "reflection-add", "milestone-list", "milestone-add"),
    *("feedback-ask", "case-start", "case-edit", "case-submit", "case-withdraw"),
    *("welcome", "welcome-skill", "welcome-goal", "welcome-skip"),
}


def without_a_role(line: Line) -> str:
    """What a manager without a role gets, who is above the head of the manager."""
    with_role = line.answers[HEAD]
    own_check_in = line.url == "check-in-open" and not line.args
    needs_plan = line.url in NEEDS_A_PLAN or own_check_in
    return UNREADY if needs_plan and with_role != WRONG_METHOD else with_role
