"""Who may keep whose record and account: decided here and nowhere else."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from planner.models import Employee, ReportingLine, User


def record_refusal(by: User, employee: Employee) -> str:
    """Why ``by`` does not keep this record and this reporting line; empty if they may."""
    own = Employee.key_of(by)
    if own is None:
        return ""
    if own == employee.pk:
        return _("This is your own record: a colleague in HR keeps it.")
    if employee.pk in _above(own):
        return _("You report to this person: a colleague in HR keeps the record.")
    return ""


def _above(own: int) -> set[int]:
    """The keys of everybody whom ``own`` reports to, today or on a day to come."""
    above: set[int] = set()
    people = {own}
    while people:
        lines = ReportingLine.objects.to_come().filter(employee__in=people)
        today = Employee.objects.filter(pk__in=people)
        found = {*lines.values_list("manager", flat=True), *today.values_list("manager", flat=True)}
        people = {key for key in found if key is not None} - above
        above |= people
    return above


def account_refusal(by: User, account: User) -> str:
    """Why ``by`` does not keep this account; empty if they may.

    Whoever sets a password or an address can sign in as that person.
    """
    if by.pk == account.pk:
        return _("This is your own account: a colleague in HR keeps it.")
    person = getattr(account, "employee", None)
    if person is not None and record_refusal(by, person):
        return _("You report to this person: a colleague in HR keeps the account.")
    if has_more_rights(account, by):
        return _("This account may do more than yours: somebody with as many rights keeps it.")
    return ""


def has_more_rights(account: User, by: User) -> bool:
    """Whether ``account`` may do anything that ``by`` may not, open or closed as it is now."""
    if by.is_superuser:
        return False
    return account.is_superuser or _rights(account).exclude(pk__in=_rights(by)).exists()


def _rights(user: User) -> QuerySet[Permission]:
    return Permission.objects.filter(Q(user=user) | Q(group__user=user)).order_by().distinct()


def colleagues_in_hr(but: User) -> QuerySet[Employee]:
    """Those in HR who have a record, without ``but``: they hear of what is done to accounts."""
    hr = Employee.objects.current().filter(user__is_staff=True, user__is_active=True)
    return hr.exclude(user=but)
