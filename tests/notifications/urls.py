"""The post office's pages, and one page behind a link, as the front door would mount them."""

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


urlpatterns = i18n_patterns(
    path("account/", include("allauth.urls")),
    path("notices/", include("notifications.urls")),
    path("answer/<str:token>/", AnswerView.as_view(), name="answer"),
)
