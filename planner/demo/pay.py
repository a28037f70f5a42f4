"""What the invented organisation pays: a band for each level, as HR would fill it in."""

from __future__ import annotations

from planner.actions.framework.publishing import FrameworkHasErrors, NothingToPublish, publish
from planner.demo.people.life import DemoRefused
from planner.models import FrameworkVersion, Role
from planner.queries.framework.published import current_version

CURRENCY = "EUR"
NOTES = "The pay bands of the demo organisation."
# Level of the role -> lower and upper end of its band, per year. Invented.
BANDS = {
    1: (17_000, 19_500),
    2: (18_500, 22_500),
    3: (21_000, 26_000),
    4: (24_000, 31_000),
    5: (29_000, 38_000),
    6: (36_000, 48_000),
    7: (45_000, 62_000),
    8: (60_000, 85_000),
}


def publish_pay() -> FrameworkVersion:
    """Fill in the bands of roles that have none; returns the version with them.

    Raises ``DemoRefused`` if the draft cannot be published.
    """
    for level, (lowest, highest) in BANDS.items():
        without = Role.objects.filter(level=level, pay_currency="")
        without.update(pay_from=lowest, pay_to=highest, pay_currency=CURRENCY)
    try:
        return publish(None, NOTES)
    except NothingToPublish:
        return current_version()
    except FrameworkHasErrors as refusal:
        raise DemoRefused(f"The draft of the framework cannot be published: {refusal}") from refusal
