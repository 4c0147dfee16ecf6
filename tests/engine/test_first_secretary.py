"""An empty platform begins with one secretary."""

import pytest
from django.core.management import CommandError, call_command

from participants.kinds import PostKind
from participants.models import Holding, User

ANSWERS = {
    "email": "secretary@example.org",
    "name": "Айгүл Омарова",
    "organisation": "Секретариат",
    "password": "a long and quiet river",
}


@pytest.mark.django_db
def test_the_first_secretary_may_sign_in_and_sits_on_the_post_of_the_secretariat(client):
    call_command("first_secretary", verbosity=0, **ANSWERS)
    user = User.objects.get(email=ANSWERS["email"])
    kinds = list(Holding.objects.current().filter(user=user).values_list("post__kind", flat=True))
    assert (client.login(email=user.email, password=ANSWERS["password"]), kinds) == (True, [PostKind.SECRETARY])


@pytest.mark.django_db
def test_there_is_only_one_first_secretary():
    call_command("first_secretary", **ANSWERS)
    with pytest.raises(CommandError) as caught:
        call_command("first_secretary", **ANSWERS | {"email": "other@example.org"})
    words = "There is a secretary already: they invite everybody else"
    assert (str(caught.value), caught.value.returncode, User.objects.count()) == (words, 2, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("answer", "given"), [("email", "nobody"), ("password", "short")])
def test_answers_that_are_no_good_make_nobody(answer, given):
    with pytest.raises(CommandError) as caught:
        call_command("first_secretary", **ANSWERS | {answer: given})
    assert (caught.value.returncode, User.objects.count()) == (2, 0)
