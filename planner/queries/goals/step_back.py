"""What a goal at a lower level than today's role means."""

from __future__ import annotations

from dataclasses import dataclass

from planner.engine import Framework
from planner.engine.values.framework import Role


@dataclass(frozen=True, slots=True)
class StepBack:
    """From the role ``here`` to ``there``, which is at a lower level."""

    here: Role
    there: Role

    @property
    def leads_no_more(self) -> bool:
        """Whether one would no longer lead people."""
        return self.here.leads_people and not self.there.leads_people

    @property
    def changes_pay(self) -> bool:
        """Whether the pay band is known to be another one."""
        return self.there.pay_band is not None and self.there.pay_band != self.here.pay_band


def step_back_to(framework: Framework, here: str, there: str) -> StepBack | None:
    """The step back from one role to another (codes); None if it is none."""
    if here not in framework.roles or there not in framework.roles:
        return None
    found = StepBack(framework.roles[here], framework.roles[there])
    return found if found.there.level < found.here.level else None
