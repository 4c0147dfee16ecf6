"""A heap of invented work for measuring: bodies, meetings, proposals, recommendations and what became of them, as the services
would have left them, but written in bulk (``manage.py seed_bench``). No letter is written and no follower rings."""
