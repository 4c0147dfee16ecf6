"""What every test stands on: real servers, a database of one's own, a real browser, the real product."""

import pytest
from django.conf import settings
from django.utils import translation
from playwright.sync_api import sync_playwright
from pytest_django.plugin import blocking_manager_key

from bench.ground import entered
from tests.browser import FLAGS, installed_browser
from tests.product import JOURNEYS_REDIS, Product
from tests.servers import Servers

STARTED = pytest.StashKey[Servers]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """The process that pytest was started as starts the servers and migrates; xdist's workers only clone."""
    if hasattr(config, "workerinput"):
        config.option.loadgroup = True
        return
    if getattr(config.option, "dist", "no") == "load":
        config.option.dist = "loadgroup"  # tests of one xdist_group stay together, with a bare `pytest -n 2` too
    if config.option.collectonly:
        return
    config.stash[STARTED] = Servers(settings.TESTS_VAR)
    with config.stash[blocking_manager_key].unblock():
        config.stash[STARTED].start()


def pytest_unconfigure(config):
    if STARTED in config.stash:
        config.stash[STARTED].stop()


def pytest_collection_modifyitems(items):
    """TransactionTestCase empties tables with TRUNCATE, which the serving role may not (design.md §5.7)."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and (marker.kwargs.get("transaction") or (marker.args and marker.args[0])):
            raise pytest.UsageError(f"{item.nodeid}: use the fixture committed_db instead of transaction=True")


@pytest.fixture(autouse=True)
def in_english():
    """A test reads sentences as they stand in the code, whatever language the last request left in the thread."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def servers():
    """The throw-away servers: raw superuser connections, clones."""
    return Servers(settings.TESTS_VAR)


@pytest.fixture(scope="session")
def django_db_setup(servers, django_db_blocker):
    """This worker's database, entered as role ``dialogue``; replaces pytest-django's making of test databases."""
    with entered(servers.clone(f"test_{settings.WORKER}")):
        yield


@pytest.fixture
def committed_db(servers, django_db_blocker):
    """A fresh clone for a test whose commits must be real; yields its name. Not to be joined with ``django_db``."""
    with django_db_blocker.unblock(), servers.fresh() as name:
        yield name


@pytest.fixture(scope="session")
def platform(servers, django_db_blocker):
    """The real product, for journeys: web server, both workers and beat on a database and a broker number of their own.

    ``platform.url`` is its address, ``with platform.rows():`` lets the test's own ORM read and write its database.
    Mark such tests ``@pytest.mark.xdist_group("journeys")``: one product a run.
    """
    with Product.started(servers, django_db_blocker, DEMO="1", REDIS_URL=JOURNEYS_REDIS) as product:
        yield product


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; fails, loudly, where there is none (`./test` fetches one)."""
    path = installed_browser()
    if path is None:
        pytest.fail("There is no Chromium: run `./test`, which fetches one", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A page of a person who was never here before."""
    context = browser.new_context(locale="ru-RU", timezone_id="Asia/Almaty", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
