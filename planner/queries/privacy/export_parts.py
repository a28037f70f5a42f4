"""What is kept about a person, table by table, and what of it is theirs to take along.

A test walks through all tables that lead to a person: each of them, and each of their fields, is
named here, in the export or with the reason why it is not.
"""

from __future__ import annotations

from planner.queries.privacy.export_conversations import ACCESS, CASES, TALKS
from planner.queries.privacy.export_progress import PLANS, PROGRESS, RECORD

# Of every table: what says nothing about anybody.
TECHNICAL = frozenset({"id", "submission", "position"})
PARTS = [*RECORD, *PROGRESS, *PLANS, *TALKS, *CASES, *ACCESS]

# Fields that lead to a person, whose rows stay out of that person's export.
EXCLUDED = frozenset(
    {
        "planner.Employee.manager",  # who reports to somebody is in those people’s own records
        "planner.ReportingLine.manager",  # likewise
        "planner.FrameworkVersion.published_by",  # work of HR on the framework, about nobody
        "planner.Interest.contact",  # what colleagues said in confidence to an opening’s contact
        "account.EmailConfirmation.email_address",  # technical, with a secret; addresses are there
        "admin.LogEntry.user",  # what HR did in the admin, about others or about the framework
    }
)
