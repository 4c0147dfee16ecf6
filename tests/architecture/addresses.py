"""Every view of ours names who may see what it shows (``core.seeing``)."""

import inspect

from django.urls import URLPattern
from rules import Predicate

from core.seeing import WAYS, OwnPage, RuledPage
from core.views import StepView

# Views of libraries, each with the reason why it needs no rule of ours.
SIGN_IN = "sign-in: for whoever is not signed in yet, under the library's throttles"
OWN_ACCOUNT = "the signed-in person's own account; the library sends anybody else to sign in"
LETTER = "whoever holds the secret of the letter"
CLOSED = "never reached: an address of ours before it answers 404 (participants.urls.closed)"
THIRD_PARTY = {
    "account_login": SIGN_IN,
    "account_confirm_login_code": SIGN_IN,
    "account_inactive": SIGN_IN,
    "account_signup": "says that there is no open sign-up: accounts come from invitations",
    "account_logout": OWN_ACCOUNT,
    "account_reauthenticate": OWN_ACCOUNT,
    "account_email": CLOSED,
    "account_email_verification_sent": CLOSED,
    "account_confirm_email": CLOSED,
    "account_change_password": OWN_ACCOUNT,
    "account_set_password": OWN_ACCOUNT,
    "account_reset_password": SIGN_IN,
    "account_reset_password_done": SIGN_IN,
    "account_reset_password_from_key": LETTER,
    "account_reset_password_from_key_done": SIGN_IN,
    "mfa_authenticate": SIGN_IN,
    "mfa_login_webauthn": SIGN_IN,
    "mfa_index": OWN_ACCOUNT,
    "mfa_reauthenticate": OWN_ACCOUNT,
    "mfa_activate_totp": OWN_ACCOUNT,
    "mfa_deactivate_totp": OWN_ACCOUNT,
    "mfa_view_recovery_codes": OWN_ACCOUNT,
    "mfa_generate_recovery_codes": OWN_ACCOUNT,
    "mfa_download_recovery_codes": OWN_ACCOUNT,
    "mfa_list_webauthn": OWN_ACCOUNT,
    "mfa_add_webauthn": OWN_ACCOUNT,
    "mfa_reauthenticate_webauthn": OWN_ACCOUNT,
    "mfa_remove_webauthn": OWN_ACCOUNT,
    "mfa_edit_webauthn": OWN_ACCOUNT,
}


def addresses(patterns, namespace=""):
    """Pairs of name (with namespace) and view of every address below ``patterns``."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}", pattern.callback
        else:
            inner = getattr(pattern, "namespace", None)
            yield from addresses(pattern.url_patterns, f"{namespace}{inner}:" if inner else namespace)


def faults_of_views(patterns, third_party):
    """What is wrong, a sentence a view; also when the list of third-party names knows one that is gone."""
    found = list(addresses(patterns))
    faults = [f"{name}: gone from the map" for name in third_party if name not in dict(found)]
    for name, view in found:
        if name not in third_party and (fault := fault_of_view(getattr(view, "view_class", view))):
            faults.append(f"{name}: {fault}")
    return faults


def fault_of_view(view):
    """Why the view says too little, or ``None``."""
    way = getattr(view, "shown_to", None)
    if not inspect.isclass(view):
        return None if way in WAYS else "a function without @shown_to"
    if issubclass(view, StepView):
        return _fault_of_step(view)
    if issubclass(view, RuledPage):
        return None if isinstance(view.rule, Predicate) else "a RuledPage without a rule"
    if way not in WAYS:
        return "names neither shown_to nor a rule"
    if way == "visible_to" and "visible_to(" not in _source(view):
        return 'says "visible_to" and never asks it'
    if way == "own" and not issubclass(view, OwnPage):
        return 'says "own" and is no OwnPage'
    return None


def _fault_of_step(view):
    if view.service is None:
        return "a step without a service"
    if not view.step and not isinstance(view.rule, Predicate):
        return "a step that names neither step nor rule"
    if view.step and view.model is None:
        return "a step without the thing it is taken with"
    names_one = isinstance(view.step, str) and view.step and not view.on
    if names_one and view.step not in view.model.lifecycle.steps:
        return f"{view.step} is not in the table of its thing"
    return None


def _source(view):
    """What our own classes of the view say."""
    ours = [one for one in view.__mro__ if one.__module__.split(".")[0] not in ("builtins", "django")]
    return "".join(inspect.getsource(one) for one in ours)
