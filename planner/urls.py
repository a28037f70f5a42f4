"""Every address of the planner; the URL name is the view's name with dashes."""

from __future__ import annotations

from django.urls import URLPattern, path

from planner.views import (
    compare,
    framework,
    goals,
    look_ahead,
    milestones,
    people,
    plan,
    plan_steps,
    plans,
    progress,
    suggestions,
    teams,
    teams_support,
    welcome,
    what_if,
)

urlpatterns: list[URLPattern] = [
    # framework
    path("map/", framework.map_detail, name="map-detail"),
    path("map/list/", framework.map_list, name="map-list"),
    path("roles/<slug:code>/", framework.role_detail, name="role-detail"),
    path("compare/roles/", compare.role_compare, name="role-compare"),
    path("search/", framework.search, name="search"),
    # plans
    path("", plans.home, name="home"),
    path("routes/<slug:code>/", plans.route_list, name="route-list"),
    path("goal/", plans.goal_set, name="goal-set"),
    path("goal/end/", plans.goal_end, name="goal-end"),
    path("goal/version/", goals.goal_switch, name="goal-switch"),
    path("budget/", plans.budget_set, name="budget-set"),
    path("suggestions/", suggestions.suggestion_list, name="suggestion-list"),
    path("people-like-me/", suggestions.people_like_me, name="people-like-me"),
    path("what-if/", what_if.what_if, name="what-if"),
    path("what-if/keep/", what_if.what_if_keep, name="what-if-keep"),
    path("leverage/", what_if.leverage_list, name="leverage-list"),
    path("look-ahead/", look_ahead.look_ahead, name="look-ahead"),
    path("plan/", plan.plan_detail, name="plan-detail"),
    path("plan/recompute/", plan.plan_recompute, name="plan-recompute"),
    path("plan/steps/add/", plan_steps.step_add, name="step-add"),
    path("plan/steps/<int:pk>/done/", plan_steps.step_complete, name="step-complete"),
    path("plan/steps/<int:pk>/hours/", plan_steps.step_hours, name="step-hours"),
    path("plan/steps/<int:pk>/move/", plan_steps.step_move, name="step-move"),
    path("plan/steps/<int:pk>/swap/", plan_steps.step_swap, name="step-swap"),
    path("plan/steps/<int:pk>/drop/", plan_steps.step_drop, name="step-drop"),
    path("plan/steps/<int:pk>/block/", plan_steps.step_block, name="step-block"),
    path("plan/blockers/<int:pk>/resolve/", plan_steps.blocker_resolve, name="blocker-resolve"),
    path("plan/pauses/", plan.pause_list, name="pause-list"),
    path("plan/pauses/<int:pk>/drop/", plan.pause_drop, name="pause-drop"),
    # progress
    path("skills/", progress.skill_list, name="skill-list"),
    path("skills/<slug:code>/", progress.skill_detail, name="skill-detail"),
    path("skills/<slug:code>/evidence/", progress.evidence_add, name="evidence-add"),
    path("evidence/<int:pk>/ask/", progress.confirmation_ask, name="confirmation-ask"),
    path(
        "confirmations/<int:pk>/withdraw/",
        progress.confirmation_withdraw,
        name="confirmation-withdraw",
    ),
    path("milestones/", milestones.milestone_list, name="milestone-list"),
    path("milestones/add/", milestones.milestone_add, name="milestone-add"),
    # teams
    path("team/", teams.team_board, name="team-board"),
    path("team/inbox/", teams.inbox, name="inbox"),
    path("team/<int:pk>/", teams.person_detail, name="person-detail"),
    path("team/confirmations/<int:pk>/", teams.confirmation_answer, name="confirmation-answer"),
    path("team/milestones/<int:pk>/", teams.milestone_decide, name="milestone-decide"),
    path("team/blockers/<int:pk>/", teams_support.blocker_answer, name="blocker-answer"),
    # people
    path("drivers/", suggestions.driver_edit, name="driver-edit"),
    path("welcome/", welcome.welcome, name="welcome"),
    path("welcome/skills/", welcome.welcome_skill, name="welcome-skill"),
    path("welcome/drivers/", suggestions.welcome_driver, name="welcome-driver"),
    path("welcome/goal/", welcome.welcome_goal, name="welcome-goal"),
    path("welcome/skip/", welcome.welcome_skip, name="welcome-skip"),
    path("demo/sign-in/", people.demo_sign_in, name="demo-sign-in"),
]
