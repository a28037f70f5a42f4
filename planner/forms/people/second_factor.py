"""The second factor, in the words of the product."""

from __future__ import annotations

from typing import Any

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathImage

from planner.models import User

QUIET_ZONE = 2  # squares around the picture, which stands on white


class SecondFactorAdapter(DefaultMFAAdapter):
    """What apps and passkeys show about this site."""

    def build_totp_svg(self, url: str) -> str:
        """Drawn into the page: the policy allows no picture from a ``data:`` address."""
        picture = qrcode.make(url, image_factory=SvgPathImage, border=QUIET_ZONE)
        return str(picture.to_string(encoding="unicode"))

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002
        number = user.authenticator_set.filter(type=type).count() + 1  # type: ignore[attr-defined]
        return _("Passkey {number}").format(number=number)


class AddPasskeyForm(AddWebAuthnForm):
    """A name for a passkey, and whether it replaces the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "label_suffix": ""})
        self.fields["name"].label = gettext_lazy("What you call it")
        alone = self.fields["passwordless"]
        alone.label = gettext_lazy("Also sign in without a password")
        alone.help_text = gettext_lazy("Your device then asks for a fingerprint, a face or a PIN.")
