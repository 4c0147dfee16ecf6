"""Sign-in by e-mail for invited people only (design.md §8). What the sign-in library has to say by mail is said by our own
post office: in the reader's language, in the frame of our letters, with links that are stored hashed and work once."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext_lazy as _

from participants import notices, services

# What the owner of an account hears when it changed, by the library's own name of the mail.
PASSWORD = _("The password was changed.")
CHANGES = {
    **dict.fromkeys([f"account/email/password_{how}" for how in ("changed", "set", "reset")], PASSWORD),
    "mfa/email/totp_activated": _("An authenticator app was added as the second step of sign-in."),
    "mfa/email/totp_deactivated": _("The authenticator app was removed: sign-in has no second step by it any more."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made; the ones before no longer work."),
    "mfa/email/webauthn_added": _("A passkey or security key was added."),
    "mfa/email/webauthn_removed": _("A passkey or security key was removed."),
}


class AccountAdapter(DefaultAccountAdapter):
    """No open sign-up: an account begins with an invitation of the secretariat."""

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **said):
        """Note when this person was here before, in their own session: the desk tells what happened since. Nothing else is kept."""
        request.session["last_visit"] = user.last_login.isoformat() if user.last_login else ""
        return super().pre_login(request, user, **said)

    def send_password_reset_mail(self, user, email, context):
        """The library's own key is left in ``context``, where nobody reads it: our letter brings a link of our own."""
        services.offer_new_password(user)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """A change of an account is told to its owner; a change nobody wrote a sentence for is a ``KeyError``."""
        notices.account_changed(user, CHANGES[template_prefix])

    def send_mail(self, template_prefix, email, context):
        """No other letter of the library leaves the house: it knows addresses, and we write to people with an account."""
