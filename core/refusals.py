"""What a person reads when a step cannot be taken: why, what stands now, and what to do next."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _


class Refusals:
    """For ``StepView``: each refusal is a page of its own kind, and nothing typed is lost."""

    def not_allowed(self, reason):
        """403 with the reason: this person may see the thing, but this hat may not take the step."""
        return render(self.request, "403.html", {"reason": reason, "thing": self.thing}, status=403)

    def not_now(self):
        """Back to the thing with a word: somebody was quicker, or the page was old. Without a thing, the page once more."""
        messages.warning(self.request, _("This step is no longer open: somebody was quicker, or it was taken already."))
        return redirect(self.thing.story.get_absolute_url() if self.thing else self.request.get_full_path())

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
