"""What a person reads when a step cannot be taken: why, what stands now, and what to do next."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _


class Refusals:
    """For ``StepView``: each refusal is a page of its own kind, and nothing typed is lost."""

    def not_allowed(self, reason):
        """403 with the reason: this person may see the thing, but this hat may not take the step."""
        return render(self.request, "403.html", {"reason": reason, "thing": self.thing}, status=403)

    def not_now(self):
        """Back to the thing with a word: somebody was quicker, or the page was old. Without a thing, the page once more. Who
        was writing finds the text on the page: nobody loses one because somebody was quicker."""
        if self.request.method == "POST" and (form := self.get_form()).holds_text:
            closed = _("This step closed while you were writing, and nothing was sent. Your text stands here: copy it.")
            form.is_valid()  # what is wrong besides stands beside its field
            form.add_error(None, closed)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.warning(self.request, _("This step is no longer open: somebody was quicker, or it was taken already."))
        return redirect(self.thing.story.get_absolute_url() if self.thing else self.request.get_full_path())

    def not_taken(self, refusal):
        """Back to the thing with the word of the service, before anybody writes what cannot be sent."""
        messages.warning(self.request, refusal.messages[0])
        return redirect(self.thing.get_absolute_url())

    def stale(self, form):
        """The page again with what was typed, beside what stands now; sending it once more is a knowing choice."""
        form.data = form.data.copy()
        form.data["version"] = self.version_now()
        changed = _("Somebody changed this while your page was open. Compare with what stands now, then send again.")
        form.add_error(None, changed)
        return self.render_to_response(self.get_context_data(form=form, is_stale=True), status=409)

    def version_now(self):
        """The version of what stands now, for the page that is sent once more."""
        self.thing.refresh_from_db()
        return self.thing.version


class ChecksFirst:
    """For a ``StepView`` whose service may refuse whatever is written: the form is shown only while it takes anything. What is
    sent late keeps its text (``form_valid``)."""

    def check_first(self):
        """Raise ``ValidationError`` while nothing would be taken."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        try:
            self.check_first()
        except ValidationError as refusal:
            return self.not_taken(refusal)
        return super().get(request, *args, **kwargs)
