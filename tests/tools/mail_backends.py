"""Mail servers that write down what they were given, slowly enough to be killed in between."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection

TABLE = "CREATE TABLE delivery (message_id varchar(200), body text)"
INSERT = "INSERT INTO delivery (message_id, body) VALUES (%s, %s)"
SELECT = "SELECT message_id, body FROM delivery"
DROP = "DROP TABLE IF EXISTS delivery"
MOMENT = 0.01  # seconds before and after


class DatabaseServer(BaseEmailBackend):
    """Takes part in the transaction of whoever sends."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            time.sleep(MOMENT)
            with connection.cursor() as cursor:
                cursor.execute(INSERT, [message.extra_headers["Message-ID"], str(message.body)])
            time.sleep(MOMENT)
        return len(email_messages)


class FileServer(BaseEmailBackend):
    """Has taken a mail as soon as it is written down, whatever the sender’s transaction does."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            time.sleep(MOMENT)
            line = json.dumps([message.extra_headers["Message-ID"], str(message.body)]) + "\n"
            with Path(os.environ["MAIL_FILE"]).open("a", encoding="utf-8") as file:
                file.write(line)
            time.sleep(MOMENT)
        return len(email_messages)
