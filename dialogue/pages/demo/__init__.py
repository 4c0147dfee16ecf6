"""Pages of the demonstration only: the door, its people, starting over. Without DEMO=1 none of them exists."""

from dialogue.pages.demo.views import DemoDoor, DemoEnter, DemoTry, StartOver, StartOverProgress
