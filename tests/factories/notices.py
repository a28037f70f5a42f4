"""Rows of what people are told, and of who looked at whom, for tests."""

from __future__ import annotations

from datetime import date

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from planner.models import CalendarFeed, Mail, Notice, ProfileView
from tests.factories.rows import EmployeeFactory


class NoticeFactory(DjangoModelFactory[Notice]):
    """A notice that nobody has read or mailed."""

    class Meta:
        model = Notice

    recipient = SubFactory(EmployeeFactory)
    kind = Notice.Kind.ANSWERED
    key = Sequence(lambda n: f"key-{n}")
    text = Sequence(lambda n: f"Something happened for the {n}. time.")
    url = "/milestones/"


class MailFactory(DjangoModelFactory[Mail]):
    """A mail that is to be sent."""

    class Meta:
        model = Mail

    recipient = SubFactory(EmployeeFactory)
    message_id = Sequence(lambda n: f"<mail-{n}@example.org>")
    subject = "News"
    body = "Something happened."


class ProfileViewFactory(DjangoModelFactory[ProfileView]):
    class Meta:
        model = ProfileView

    employee = SubFactory(EmployeeFactory)
    viewer = SubFactory(EmployeeFactory)
    viewed_on = date(2026, 3, 2)


class CalendarFeedFactory(DjangoModelFactory[CalendarFeed]):
    class Meta:
        model = CalendarFeed

    employee = SubFactory(EmployeeFactory)
    token_sha256 = Sequence(lambda n: f"{n:064}")
