"""What a page tells, read from what its template was given."""

from django.utils.html import strip_tags

from tests.make.participants import client_of


def desk_of(hat):
    """The desk of the hat in English."""
    response = client_of(hat).get("/en/desk/")
    assert response.status_code == 200
    return response


def waiting(response):
    """What waits for the hat: the bare words of each row, in order."""
    return [strip_tags(row["words"]) for row in response.context["here"]]


def listed(response, title):
    """The bare words of the rows of the list with this title; empty when the desk has none."""
    return [
        strip_tags(row["words"])
        for found in response.context["lists"]
        if found["title"] == title
        for row in found["items"]
    ]


def steps(response):
    """The addresses of the buttons of what waits."""
    return [row["action_url"] for row in response.context["here"]]
