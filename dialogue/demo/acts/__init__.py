"""How each thing of the story is done: one file a noun, one function an act, all by the services."""
