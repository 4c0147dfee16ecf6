"""Sign-in by e-mail for invited people only (design.md §8)."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """No open sign-up: an account begins with an invitation of the secretariat."""

    def is_open_for_signup(self, request):
        return False
