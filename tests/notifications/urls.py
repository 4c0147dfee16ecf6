"""The post office's pages, and one page behind a link, as the front door would mount them."""

import threading

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import ValidationError
from django.urls import include, path

from notifications.links import TokenView

taken = []


class AnswerView(TokenView):
    purpose = "meeting-answer"
    title = "Will you come?"
    words = "The meeting is on Tuesday."
    buttons = (("yes", "I come"), ("no", "I do not come"))

    def take(self, token, answer, form):
        if not token.person_uid:
            raise ValidationError("Nobody sits there any more.")
        taken.append((token.subject_uid, token.person_uid, answer))
        return "/"


class SlowAnswerView(AnswerView):
    """Thinks long enough for another press of the same link to get in."""

    def take(self, token, answer, form):
        threading.Event().wait(0.5)
        return super().take(token, answer, form)


urlpatterns = i18n_patterns(
    path("account/", include("allauth.urls")),
    path("notices/", include("notifications.urls")),
    path("answer/<str:token>/", AnswerView.as_view(), name="answer"),
    path("slow-answer/<str:token>/", SlowAnswerView.as_view(), name="slow-answer"),
)
