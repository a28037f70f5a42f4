"""Reporting lines in SQL: who is above and below somebody, and to whom people turn.

UNION, not UNION ALL: even a circle, which no form lets through, would end.
"""

from __future__ import annotations

from typing import Any

PEOPLE_BELOW = """
WITH RECURSIVE below(id) AS (
    SELECT id FROM planner_employee WHERE manager_id = %s
    UNION
    SELECT e.id FROM planner_employee e JOIN below b ON e.manager_id = b.id
)
SELECT id FROM below
"""

PEOPLE_ABOVE = """
WITH RECURSIVE above(id) AS (
    SELECT manager_id FROM planner_employee WHERE id = %s AND manager_id IS NOT NULL
    UNION
    SELECT e.manager_id FROM planner_employee e JOIN above a ON e.id = a.id
    WHERE e.manager_id IS NOT NULL
)
SELECT id FROM above
"""

TURNING_TO = """
WITH RECURSIVE turning(id) AS (
    SELECT id FROM planner_employee WHERE manager_id = %s
    UNION
    SELECT e.id FROM planner_employee e JOIN turning t ON e.manager_id = t.id
    WHERE NOT EXISTS (SELECT 1 FROM ({current}) AS here WHERE here.id = t.id)
)
SELECT id FROM turning
"""

NEAREST = """
WITH RECURSIVE line(person, above) AS (
    SELECT id, manager_id FROM planner_employee WHERE manager_id IS NOT NULL {only}
    UNION
    SELECT l.person, e.manager_id FROM planner_employee e JOIN line l ON e.id = l.above
    WHERE e.manager_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM ({current}) AS here WHERE here.id = l.above)
)
SELECT person, above FROM line
WHERE person <> above AND EXISTS (SELECT 1 FROM ({current}) AS here WHERE here.id = above)
"""

Statement = tuple[str, tuple[Any, ...]]


def turning_to_sql(current: str, params: tuple[Any, ...]) -> Statement:
    """The people whose nearest manager is the first parameter, which is not among those given.

    ``current`` is the statement that gives who works here.
    """
    return TURNING_TO.format(current=current), params


def nearest_sql(current: str, params: tuple[Any, ...], *, one: bool) -> Statement:
    """Pairs of a person and their nearest manager; of ``one`` person, the first parameter."""
    return NEAREST.format(current=current, only="AND id = %s" if one else ""), params * 2
