"""Steps about participants; the pages that show them are in ``dialogue.pages``."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView, TemplateView, View

from core.forms import StepForm
from core.seeing import OwnPage, RuledPage
from core.views import StepView
from notifications.links import TokenView
from participants import forms, notices, services
from participants.acting import HAT_IN_SESSION, hats
from participants.models import Body, Holding, Organisation, User
from participants.rules import can_run_the_platform, can_see_people


class HatView(OwnPage, TemplateView):
    """Which hat is on; choosing another one."""

    template_name = "participants/hat.html"

    def get_context_data(self, **context):
        return super().get_context_data(hats=hats(self.request.user), **context)

    def post(self, request):
        chosen = next((hat for hat in hats(request.user) if hat.key == request.POST.get("hat")), None)
        if chosen is None:
            raise Http404
        request.session[HAT_IN_SESSION] = chosen.key
        asked = request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
        return redirect(asked if safe else reverse("page:desk"))


class JoinView(TokenView):
    """The invited person sets a password."""

    purpose = notices.JOIN
    title = _("Welcome to the dialogue platform")
    words = _("Choose a password. From then on you sign in with your e-mail and this password.")
    buttons = (("yes", _("Set the password")),)
    form_class = forms.PasswordForm

    def take(self, token, answer, form):
        services.join(get_object_or_404(User, uid=token.subject_uid), password=form.cleaned_data["password"])
        messages.success(self.request, _("Your password is set. Sign in with your e-mail."))
        return reverse("account_login")


class ResetView(TokenView):
    """Whoever forgot the password sets a new one."""

    purpose = notices.RESET
    title = _("A new password")
    words = _("Other browsers in which you are signed in will be signed out.")
    buttons = (("yes", _("Set the new password")),)
    form_class = forms.PasswordForm

    def take(self, token, answer, form):
        services.reset_password(get_object_or_404(User, uid=token.subject_uid), password=form.cleaned_data["password"])
        messages.success(self.request, _("Your new password is set. Sign in with it."))
        return reverse("account_login")


class PersonView(OwnPage, View):
    """Where a letter about an account leads: the secretariat to the list of people, everybody else to their own account."""

    def get(self, request, uid):
        sees_people = can_see_people.test(request.acting, None)
        return redirect("participants:people" if sees_people else "account_change_password")


class ClosedView(View):
    """A page of the sign-in library that has no place here: an address is changed by the secretariat, never by a form."""

    shown_to = "everyone"

    def dispatch(self, request, *args, **kwargs):
        raise Http404


class OrganisationRegisterView(StepView):
    rule = can_run_the_platform
    title = _("Register an organisation")
    form_class = forms.OrganisationForm
    service = staticmethod(services.register_organisation)


class OfOrganisation(StepView):
    """A step of the secretariat with one organisation."""

    model = Organisation
    rule = can_run_the_platform


class OrganisationRenameView(OfOrganisation):
    title = _("Record a new name")
    form_class = forms.RenameForm
    service = staticmethod(services.rename_organisation)


class PostOpenView(OfOrganisation):
    title = _("Add a post")
    form_class = forms.PostForm
    service = staticmethod(services.open_post)


class PersonInviteView(OfOrganisation):
    title = _("Invite a person")
    form_class = forms.PersonForm

    @staticmethod
    def service(organisation, **arguments):
        """The form offers places of this organisation only; the account itself belongs to none."""
        services.invite_person(**arguments)


class BodyEstablishView(StepView):
    rule = can_run_the_platform
    title = _("Establish a body")
    form_class = forms.BodyForm
    service = staticmethod(services.establish_body)


class SeatGiveView(StepView):
    model = Body
    rule = can_run_the_platform
    title = _("Give a seat")
    form_class = forms.SeatForm
    service = staticmethod(services.give_seat)


class PeopleView(RuledPage, ListView):
    """Who has an account and sits where: for the secretariat and the custodian."""

    rule = can_see_people
    template_name = "participants/people.html"
    paginate_by = 50

    def get_queryset(self):
        return User.objects.for_people_list()


class OfPerson(StepView):
    """A step of the secretariat with one account."""

    model = User
    rule = can_run_the_platform
    form_class = StepForm

    def get_success_url(self, result):
        return reverse("participants:people")


class InviteAgainView(OfPerson):
    title = _("Send the invitation again")
    service = staticmethod(services.invite_again)


class DeactivateView(OfPerson):
    title = _("Deactivate the account")
    service = staticmethod(services.deactivate)


class HandOverView(StepView):
    model = Holding
    rule = can_run_the_platform
    title = _("Hand over")
    form_class = forms.HandOverForm
    service = staticmethod(services.hand_over)

    def get_success_url(self, result):
        place = result.post or result.seat
        return place.organisation.get_absolute_url()
