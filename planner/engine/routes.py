"""The best ways from a person's role to a target (DESIGN.md, section 3, "Routes").

Two questions: the k best routes by date, effort or number of moves, and all routes that are
not beaten on all three at once. Both answers are exact. How routes are found is in ``search``;
this module asks, and ``legs`` explains each route found.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Literal

from planner.engine.errors import require_role
from planner.engine.framework import Framework
from planner.engine.front import front
from planner.engine.legs import Route, explain
from planner.engine.network import network_of
from planner.engine.no_route import AlreadyThere, NoRoute, Refusal, no_route
from planner.engine.person import Person
from planner.engine.search import ARRIVAL, EFFORT, MOVES, Found, Search, Start
from planner.engine.standing import standing
from planner.engine.terrain import bounds_towards

By = Literal["date", "effort", "moves"]
ORDERS = {
    "date": (ARRIVAL, EFFORT, MOVES),
    "effort": (EFFORT, ARRIVAL, MOVES),
    "moves": (MOVES, ARRIVAL, EFFORT),
}
DEFAULT_MAX_MOVES = 6
