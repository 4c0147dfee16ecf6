"""What the server writes down, and what it must not."""

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from structlog.testing import capture_logs


def paper(request, token):
    return HttpResponse("a paper")


def remark(request, token):
    return HttpResponse("thank you")


def broken(request, token):
    raise RuntimeError("it broke")


def broken_remark(request, token):
    raise RuntimeError("it broke")


remark.leaves_no_log = broken_remark.leaves_no_log = True
urlpatterns = [
    path("paper/<token>/", paper),
    path("remark/<token>/", remark),
    path("broken/<token>/", broken),
    path("broken-remark/<token>/", broken_remark),
]


@pytest.fixture(autouse=True)
def our_urls():
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def asked(client):
    client.raise_request_exception = False
    return client.get


@pytest.mark.django_db
def test_a_request_leaves_its_route_and_neither_path_nor_query_nor_person(asked):
    with capture_logs() as lines:
        asked("/paper/secret-token/?name=somebody")
    line = {key: said for key, said in lines[-1].items() if key != "ms"}
    route = "paper/<token>/"
    assert line == {"event": "request", "log_level": "info", "method": "GET", "route": route, "status": 200}


@pytest.mark.django_db
def test_a_view_for_remarks_without_attribution_leaves_nothing(asked):
    with capture_logs() as lines:
        asked("/remark/secret-token/")
    assert lines == []


@pytest.mark.django_db
def test_a_failure_leaves_its_traceback_without_the_path(asked, caplog):
    asked("/broken/secret-token/")
    assert ("RuntimeError: it broke" in caplog.text, "secret-token" in caplog.text) == (True, False)


@pytest.mark.django_db
def test_a_failed_remark_without_attribution_leaves_no_traceback(asked, caplog):
    asked("/broken-remark/secret-token/")
    assert ("Internal Server Error at broken-remark/" in caplog.text, "it broke" in caplog.text) == (True, False)
