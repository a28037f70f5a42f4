from __future__ import annotations

import inspect
from typing import Any

import pytest
from factory.django import DjangoModelFactory

from tests.factories import rows as factories

pytestmark = pytest.mark.django_db

FACTORIES = [
    found
    for _, found in inspect.getmembers(factories, inspect.isclass)
    if issubclass(found, DjangoModelFactory) and found._meta.model
]


@pytest.mark.parametrize("found", FACTORIES, ids=lambda found: found.__name__)
def test_every_factory_makes_a_row_and_then_another_one(found: Any) -> None:
    found.create()

    found.create().validate_constraints()
