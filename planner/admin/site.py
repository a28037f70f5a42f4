"""What all admin pages share: the site, its sign-in, and how rows are chosen and protected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from planner.admin.edits.shared import SharedForms
from planner.forms.fields import TextField
from planner.forms.framework import WholeRowFormSet

if TYPE_CHECKING:
    MixinBase = admin.ModelAdmin[Any]
else:
    MixinBase = object

Row = TypeVar("Row", bound=models.Model)

# A link without a scheme is meant to be safe.
SAFE_LINKS: Mapping[type[models.Field[Any, Any]], Mapping[str, Any]] = {
    models.URLField: {"assume_scheme": "https"}
}

# One sign-in page for everybody: by e-mail address, throttled, and closed to leavers.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class PromptingLookup(AutocompleteSelect):
    """A lookup that says what to do while nothing is chosen, also to those who hear the page."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-placeholder": _("Choose")}


class NamedAutocomplete(PromptingLookup):
    """An autocomplete that reads the names of all options once for all rows of an inline.

    Django's own asks the database for each row that it shows.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: dict[str, str] = {}  # shared with the copies that the rows hold

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:  # noqa: ARG002
        if not self.names and any(value):
            options = self.choices.queryset
            self.names.update({str(option.pk): str(option) for option in options})
        chosen = [(key, self.names[key]) for key in map(str, value) if key in self.names]
        choices = chosen if self.is_required else [("", ""), *chosen]
        options_shown = [
            self.create_option(name, key, label, str(key) in map(str, value), index)
            for index, (key, label) in enumerate(choices)
        ]
        return [(None, options_shown, 0)]


def name_of_column(field: Any) -> Any:
    """The same form field, whose input says by itself what the head of its column says."""
    if field is not None:
        field.widget.attrs.setdefault("aria-label", str(field.label))
        field.widget.attrs.setdefault("title", str(field.label))  # for lookups
    return field


class NamesLookups:
    """The box that a lookup puts in the place of its select is called what the select is."""

    autocomplete_fields: ClassVar[Any]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = PromptingLookup(db_field, admin.site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None and db_field.name in self.autocomplete_fields:
            field.widget.attrs.setdefault("title", str(field.label))
        return field


class VisibleTexts:
    """Texts that hold nothing that can be seen are empty."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if type(db_field) in {models.CharField, models.TextField} and not db_field.choices:
            kwargs.setdefault("form_class", TextField)
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]


class PlainInline(VisibleTexts, admin.TabularInline[Any, Any]):
    """Rows inside a page, and nothing around them: the columns say it all."""

    extra = 0
    template = "admin/planner/inline.html"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return name_of_column(super().formfield_for_dbfield(db_field, request, **kwargs))


class NamedInline(PlainInline):
    """Rows that look something up, with as many SQL queries for fifty rows as for one."""

    formset: type[BaseInlineFormSet[Any, Any, Any]] = WholeRowFormSet
    named_fields: tuple[str, ...] = ()

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.named_fields:
            kwargs["widget"] = NamedAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.named_fields:
            # Four links in each row, to change, add, delete and view, hide what counts.
            field.widget = field.widget.widget
        return field


class OwnFilters(MixinBase):
    """A list is narrowed by its own filters only.

    Django also narrows it by any column of the table and any row that points to it, so that
    somebody could ask for what the pages keep to themselves.
    """

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:  # noqa: ARG002
        return lookup in set(self._own_lookups(request))

    def _own_lookups(self, request: Any) -> Iterator[str]:
        for part in ("year", "month", "day") if self.date_hierarchy else ():
            yield f"{self.date_hierarchy}__{part}"
        filters: Any = self.get_list_filter(request)
        for item in filters:
            if isinstance(item, type) and issubclass(item, admin.SimpleListFilter):
                yield item.parameter_name or ""
            else:
                path = str(item if isinstance(item, str) else item[0])
                yield from lookups_of(path, get_fields_from_path(self.model, path)[-1])


def lookups_of(path: str, field: Any) -> Iterator[str]:
    """The parameters that Django’s own filters of the column ``path`` send."""
    yield path
    yield from (f"{path}__{kind}" for kind in ("exact", "isnull", "isempty", "gte", "lt"))
    if field.is_relation:
        yield f"{path}__{field.target_field.name}__exact"


class PlannerAdmin(SharedForms, OwnFilters, VisibleTexts, admin.ModelAdmin[Row], Generic[Row]):
    """What all our tables have in common in the admin."""


class ReadOnlyAdmin(PlannerAdmin[Row], Generic[Row]):
    """Rows that are written by the pages of the people concerned, and never by HR."""

    formfield_overrides = SAFE_LINKS

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:  # noqa: ARG002
        return False
