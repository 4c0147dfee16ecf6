"""Text of people as HTML: Markdown without HTML, sanitised, rendered once and stored (design.md §8)."""

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "hr", "s"}
_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("strikethrough").disable(["image", "code"])


def render(text):
    """Safe HTML of what a person wrote. Links open as they are, with ``rel="noopener noreferrer nofollow"``."""
    return nh3.clean(
        _markdown.render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "*": set()},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    ).strip()
