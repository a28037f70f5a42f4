"""Texts that hold nothing that can be seen are empty, wherever they are typed."""

from __future__ import annotations

import pytest
from django import forms
from django.contrib import admin
from django.db import models
from django.test import Client

from planner.forms.fields import TextField, note_field
from planner.models import Opening, Team
from tests.factories.rows import HrFactory

NOTHING = "\u200b\u3164 \u2800"


@pytest.fixture
def hr(client: Client, db: None) -> Client:
    client.force_login(HrFactory.create())
    return client


def test_a_required_text_of_invisible_characters_is_missing() -> None:
    with pytest.raises(forms.ValidationError, match="required"):
        note_field("Note", "", required=True).clean(NOTHING)


def test_an_optional_one_is_empty() -> None:
    assert note_field("Note", "").clean(NOTHING) == ""
    assert TextField(required=False, empty_value=None).clean(NOTHING) is None


def test_hr_enters_no_invisible_name(hr: Client) -> None:
    page = hr.post("/admin/planner/team/add/", {"name": NOTHING})

    assert "This field is required." in page.content.decode()
    assert not Team.objects.exists()


def test_every_text_in_the_admin_is_a_visible_one(hr: Client) -> None:
    request = hr.get("/admin/").wsgi_request
    form = admin.site.get_model_admin(Opening).get_form(request)
    texts = [field.name for field in Opening._meta.fields if isinstance(field, models.CharField)]

    assert texts == ["location"]
    assert isinstance(form.base_fields["location"], TextField)
