"""What a browser does with a page of the admin: it shows a form, and sends all of its fields."""

from __future__ import annotations

from typing import Any

from django.test import Client
from lxml import html  # type: ignore[import-untyped]

from planner.models import User

Fields = dict[str, Any]


class Tab:
    """An open page with a form, as its browser shows it."""

    def __init__(self, user: User, url: str) -> None:
        self.client = Client()
        self.client.force_login(user)
        self.url = url
        self.show(self.client.get(url).content)

    def show(self, content: bytes) -> None:
        self.page = html.document_fromstring(content.decode())
        forms = [form for form in self.page.forms if form.get("method") == "post"]
        form = next(form for form in forms if "_save" in form.inputs)
        self.fields: Fields = {}
        for name, value in form.form_values():
            if not name.startswith("_") or name == "_seen":
                # The end of the line after <textarea> is no text; lxml does not know that.
                area = getattr(form.inputs[name], "tag", "") == "textarea"
                self.fields.setdefault(name, []).append(value.removeprefix("\n") if area else value)
        self.fields = {name: v for name, v in self.fields.items() if "__prefix__" not in name}

    def save(self, **typed: Any) -> bool:
        """Type into some fields and save; whether it was saved, else the page shows what is wrong.

        None stands for a box that is not ticked.
        """
        named = {name.replace("__", "-"): value for name, value in typed.items()}
        self.fields = {k: v for k, v in {**self.fields, **named}.items() if v is not None}
        answer = self.client.post(self.url, {**self.fields, "_save": "Save"})
        if answer.status_code == 302:
            return True
        assert answer.status_code == 200
        self.show(answer.content)
        return False

    def value(self, name: str) -> Any:
        values = self.fields.get(name.replace("__", "-"), [])
        return values[0] if len(values) == 1 else values

    @property
    def told(self) -> list[str]:
        """What stands above the form."""
        found = self.page.xpath('//ul[contains(@class, "nonfield")]/li')
        return [" ".join(item.text_content().split()) for item in found]
