"""What goes into a promotion case, and what those who decide may answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from planner.forms.fields import NoteField, note_field
from planner.forms.refusals import RefusableForm
from planner.models import Reflection, User
from planner.models.promotion import STATEMENT_LENGTH

APPROVE, RETURN = "approve", "return"


class ReflectionChoice(forms.ModelMultipleChoiceField[Reflection]):
    """One's own reflections, to be copied."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, reflection: Reflection) -> str:
        asked = f"{reflection.question} " if reflection.question else ""
        return f"{date_format(reflection.written_on)}: {asked}{reflection.text}"


class StatementForm(RefusableForm):
    """Why oneself, in one's own words."""

    statement = NoteField(
        label=_("Why you, for this role?"),
        help_text=_("What you want there, and what shows that you can. Needed before you submit."),
        required=False,
        max_length=STATEMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 12, "maxlength": STATEMENT_LENGTH}),
    )
    reflections = ReflectionChoice(
        Reflection.objects.none(),
        label=_("Copy from my private reflections"),
        help_text=_(
            "The words are copied to the end of your statement, where you can change them. The"
            " reflection itself stays private."
        ),
        required=False,
    )

    def __init__(self, *args: Any, user: User | AnonymousUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Reflection.objects.visible_to(user)
        if own:
            self.fields["reflections"].queryset = own  # type: ignore[attr-defined]
        else:
            del self.fields["reflections"]

    def chosen(self) -> list[Reflection]:
        """The reflections to copy."""
        return list(self.cleaned_data.get("reflections", []))


class CaseDecisionForm(RefusableForm):
    """Approve a case, or return it with reasons. ``seen`` is the hash of what was read."""

    decision = forms.ChoiceField(label=_("Your decision"), widget=forms.RadioSelect)
    text = note_field(_("Your reasons"), _("Needed if you return it: what is missing?"))
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, approve: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(APPROVE, approve), (RETURN, _("Return it with reasons"))]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]

    def answer(self) -> dict[str, Any]:
        """The valid form as the actions take it."""
        data = self.cleaned_data
        approve = data["decision"] == APPROVE
        return {"seen": data["seen"], "approve": approve, "text": data["text"]}
