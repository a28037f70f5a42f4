"""Every address of the planner; the URL name is the view's name with dashes."""

from __future__ import annotations

from django.urls import URLPattern, path

from planner.views import check_ins, notices, openings, privacy, promotion, team
from planner.views.career_map import compare
from planner.views.career_map import map as career_map
from planner.views.explore import look_ahead, suggestions, what_if
from planner.views.goals import change, goal, switch
from planner.views.people import demo_sign_in, settings, welcome
from planner.views.plan import page as plan
from planner.views.plan import steps
from planner.views.progress import feedback, files, history, milestones, reflections, skills

urlpatterns: list[URLPattern] = [
    # career map
    path("map/", career_map.map_detail, name="map-detail"),
    path("map/list/", career_map.map_list, name="map-list"),
    path("roles/<slug:code>/", career_map.role_detail, name="role-detail"),
    path("compare/roles/", compare.role_compare, name="role-compare"),
    path("search/", career_map.search, name="search"),
    # home, goals, exploring, the plan
    path("", goal.home, name="home"),
    path("routes/<slug:code>/", goal.route_list, name="route-list"),
    path("goal/", goal.goal_set, name="goal-set"),
    path("goal/change/", change.goal_change, name="goal-change"),
    path("goals/", change.goal_list, name="goal-list"),
    path("goals/<int:pk>/resume/", change.goal_resume, name="goal-resume"),
    path("goal/end/", goal.goal_end, name="goal-end"),
    path("goal/version/", switch.goal_switch, name="goal-switch"),
    path("budget/", goal.budget_set, name="budget-set"),
    path("suggestions/", suggestions.suggestion_list, name="suggestion-list"),
    path("people-like-me/", suggestions.people_like_me, name="people-like-me"),
    path("what-if/", what_if.what_if, name="what-if"),
    path("what-if/keep/", what_if.what_if_keep, name="what-if-keep"),
    path("leverage/", what_if.leverage_list, name="leverage-list"),
    path("look-ahead/", look_ahead.look_ahead, name="look-ahead"),
    path("plan/", plan.plan_detail, name="plan-detail"),
    path("plan/recompute/", plan.plan_recompute, name="plan-recompute"),
    path("plan/steps/add/", steps.step_add, name="step-add"),
    path("plan/steps/<int:pk>/done/", steps.step_complete, name="step-complete"),
    path("plan/steps/<int:pk>/hours/", steps.step_hours, name="step-hours"),
    path("plan/steps/<int:pk>/move/", steps.step_move, name="step-move"),
    path("plan/steps/<int:pk>/swap/", steps.step_swap, name="step-swap"),
    path("plan/steps/<int:pk>/drop/", steps.step_drop, name="step-drop"),
    path("plan/steps/<int:pk>/block/", steps.step_block, name="step-block"),
    path("plan/blockers/<int:pk>/resolve/", steps.blocker_resolve, name="blocker-resolve"),
    path("plan/pauses/", plan.pause_list, name="pause-list"),
    path("plan/pauses/<int:pk>/drop/", plan.pause_drop, name="pause-drop"),
    # progress
    path("skills/", skills.skill_list, name="skill-list"),
    path("skills/<slug:code>/", skills.skill_detail, name="skill-detail"),
    path("skills/<slug:code>/evidence/", skills.evidence_add, name="evidence-add"),
    path("evidence/<int:pk>/ask/", skills.confirmation_ask, name="confirmation-ask"),
    path(
        "confirmations/<int:pk>/withdraw/",
        skills.confirmation_withdraw,
        name="confirmation-withdraw",
    ),
    path("evidence/", history.evidence_list, name="evidence-list"),
    path("progress/", history.progress_detail, name="progress-detail"),
    path("files/<int:pk>/", files.file_download, name="file-download"),
    path("reflections/", reflections.reflection_list, name="reflection-list"),
    path("reflections/add/", reflections.reflection_add, name="reflection-add"),
    path("milestones/", milestones.milestone_list, name="milestone-list"),
    path("milestones/add/", milestones.milestone_add, name="milestone-add"),
    path("skills/<slug:code>/feedback/", feedback.feedback_ask, name="feedback-ask"),
    path("feedback/", feedback.feedback_list, name="feedback-list"),
    path("feedback/<int:pk>/", feedback.feedback_answer, name="feedback-answer"),
    path("feedback/<int:pk>/decline/", feedback.feedback_decline, name="feedback-decline"),
    path("feedback/<int:pk>/withdraw/", feedback.feedback_withdraw, name="feedback-withdraw"),
    # promotion cases
    path("cases/", promotion.case_list, name="case-list"),
    path("cases/start/<slug:code>/", promotion.case_start, name="case-start"),
    path("cases/<int:pk>/", promotion.case_detail, name="case-detail"),
    path("cases/<int:pk>/edit/", promotion.case_edit, name="case-edit"),
    path("cases/<int:pk>/submit/", promotion.case_submit, name="case-submit"),
    path("cases/<int:pk>/withdraw/", promotion.case_withdraw, name="case-withdraw"),
    path("cases/<int:pk>/decide/", promotion.case_decide, name="case-decide"),
    path("cases/verify/<str:token>/", promotion.case_verify, name="case-verify"),
    # openings
    path("openings/", openings.opening_list, name="opening-list"),
    path("openings/interest/", openings.interest_list, name="interest-list"),
    path("openings/<int:pk>/", openings.opening_detail, name="opening-detail"),
    path("openings/<int:pk>/interest/", openings.interest_say, name="interest-say"),
    path("openings/<int:pk>/withdraw/", openings.interest_withdraw, name="interest-withdraw"),
    # check-ins
    path("check-ins/", check_ins.check_in_list, name="check-in-list"),
    path("check-ins/open/", check_ins.check_in_open, name="check-in-open"),
    path("check-ins/open/<int:pk>/", check_ins.check_in_open, name="check-in-open"),
    path("check-ins/<int:pk>/", check_ins.check_in_detail, name="check-in-detail"),
    path("check-ins/<int:pk>/take/", check_ins.check_in_take, name="check-in-take"),
    path("check-ins/<int:pk>/call-off/", check_ins.check_in_call_off, name="check-in-call-off"),
    # team
    path("team/", team.team_board, name="team-board"),
    path("team/inbox/", team.inbox, name="inbox"),
    path("team/<int:pk>/", team.person_detail, name="person-detail"),
    path("team/<int:pk>/evidence/", history.person_evidence, name="person-evidence"),
    path("team/confirmations/<int:pk>/", team.confirmation_answer, name="confirmation-answer"),
    path("team/milestones/<int:pk>/", team.milestone_decide, name="milestone-decide"),
    path("team/blockers/<int:pk>/", team.blocker_answer, name="blocker-answer"),
    # notices
    path("notices/", notices.notice_list, name="notice-list"),
    path("notices/<int:pk>/read/", notices.notice_read, name="notice-read"),
    path("notices/read/", notices.notice_read_all, name="notice-read-all"),
    # people and privacy
    path("drivers/", suggestions.driver_edit, name="driver-edit"),
    path("welcome/", welcome.welcome, name="welcome"),
    path("welcome/skills/", welcome.welcome_skill, name="welcome-skill"),
    path("welcome/drivers/", suggestions.welcome_driver, name="welcome-driver"),
    path("welcome/goal/", welcome.welcome_goal, name="welcome-goal"),
    path("welcome/skip/", welcome.welcome_skip, name="welcome-skip"),
    path("settings/", settings.settings_edit, name="settings-edit"),
    path("calendar/renew/", settings.calendar_renew, name="calendar-renew"),
    path("calendar/revoke/", settings.calendar_revoke, name="calendar-revoke"),
    path("calendar/<str:token>.ics", settings.calendar_feed, name="calendar-feed"),
    path("my-data/", privacy.my_data, name="my-data"),
    path("my-data/download/", privacy.my_data_download, name="my-data-download"),
    path("demo/sign-in/", demo_sign_in.demo_sign_in, name="demo-sign-in"),
]
