"""What the framework check says: one finding per rule and subjects."""

from __future__ import annotations

from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at in a framework. Errors block publishing, warnings do not.

    ``subjects`` are the codes concerned; with ``code`` they say which finding it is.
    """

    code: str
    severity: str
    subjects: tuple[str, ...]
    message: str
    remedy: str

    @property
    def blocks(self) -> bool:
        return self.severity == ERROR
