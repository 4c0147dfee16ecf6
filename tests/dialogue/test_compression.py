"""Pages go over the wire compressed, to whoever says that they understand it."""

import gzip

import pytest
from django.http import StreamingHttpResponse

from dialogue.compression import CompressedPages

pytestmark = pytest.mark.django_db
PAGE = "/kk/about/"


def test_a_page_is_sent_compressed_and_says_so_to_caches(client):
    plain, packed = client.get(PAGE), client.get(PAGE, headers={"accept-encoding": "gzip"})
    assert (plain.headers.get("Content-Encoding"), packed.headers["Content-Encoding"]) == (None, "gzip")
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.content) == plain.content


def test_a_file_somebody_sent_in_is_streamed_as_it_is(rf):
    request = rf.get("/files/", headers={"accept-encoding": "gzip"})
    file = [b"What people sent in. " * 100]
    answer = CompressedPages(lambda request: StreamingHttpResponse(file))(request)
    assert (answer.headers.get("Content-Encoding"), list(answer.streaming_content)) == (None, file)
