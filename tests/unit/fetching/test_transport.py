from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import threading
import time
import tracemalloc
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from csdlgen.diagnostics import InputError
from csdlgen.fetching.transport import Request, get
from tests.services import Reply, Service, serving


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(lambda _path, _headers: Reply(body=b"hello", headers={"ETag": 'W/"1"'})) as running:
        yield running


def always(reply: Reply, _path: str, _headers: Mapping[str, str]) -> Reply:
    return reply


def refused(request: Request) -> str:
    with pytest.raises(InputError) as error:
        get(request)
    (finding,) = error.value.diagnostics
    return f"{finding.code} {finding.message}"


def test_a_body_comes_with_its_tag(service: Service) -> None:
    answer = get(Request(url=f"{service.root}/x?a=b", headers={"Accept": "a/b"}, credentials={"X-Key": "1"}))
    assert (answer.data, answer.etag) == (b"hello", 'W/"1"')
    ((path, headers),) = service.asked
    assert path == "/x?a=b"
    assert (headers["accept"], headers["x-key"], headers["accept-encoding"]) == ("a/b", "1", "gzip")


def test_nothing_new_is_no_body(service: Service) -> None:
    service.answer = lambda _path, _headers: Reply(status=304)
    assert get(Request(url=service.root)).data is None


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 406, 429, 500, 503])
def test_every_other_status_is_a_refusal(service: Service, status: int) -> None:
    service.answer = lambda _path, _headers: Reply(status=status)
    assert refused(Request(url=service.root)).startswith(f"CSDL903 answers {status} ")


def test_what_is_packed_is_unpacked(service: Service) -> None:
    body = b"x" * 300_000
    service.answer = lambda _path, _headers: Reply(
        body=gzip.compress(body), headers={"Content-Encoding": "gzip"}
    )
    assert get(Request(url=service.root)).data == body


def test_neither_a_large_body_nor_one_that_unpacks_to_one_is_taken(service: Service) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    replies = (
        Reply(body=b"x" * 1001),
        Reply(body=bomb, headers={"Content-Encoding": "gzip"}),
        Reply(body=b"", claims=10**15),
    )
    for reply, code in zip(replies, ("CSDL905", "CSDL905", "CSDL902"), strict=True):
        service.answer = partial(always, reply)
        assert refused(Request(url=service.root, max_size=1000)).startswith(code)
    service.answer = lambda _path, _headers: Reply(body=b"x" * 1000)
    assert get(Request(url=service.root, max_size=1000)).data == b"x" * 1000


def test_of_what_unpacks_to_much_little_is_unpacked(service: Service) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    service.answer = lambda _path, _headers: Reply(body=bomb, headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    try:
        assert refused(Request(url=service.root, max_size=1000)).startswith("CSDL905")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_coding_that_nobody_asked_for_is_named(service: Service) -> None:
    service.answer = lambda _path, _headers: Reply(body=b"x", headers={"Content-Encoding": "br"})
    assert refused(Request(url=service.root)) == "CSDL902 answers in the coding 'br', which nobody asked for"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"half", claims=8),
        Reply(body=gzip.compress(b"x" * 1000)[:-12], headers={"Content-Encoding": "gzip"}),
        Reply(body=b"nonsense", headers={"Content-Encoding": "gzip"}),
        Reply(body=b"x", headers={"Content-Encoding": "br"}),
    ],
)
def test_half_an_answer_is_none(service: Service, reply: Reply) -> None:
    service.answer = lambda _path, _headers: reply
    assert refused(Request(url=service.root)).startswith("CSDL902 ")


def test_an_answer_that_trickles_in_ends_with_its_time(service: Service) -> None:
    service.answer = lambda _path, _headers: Reply(body=b"x" * 100, pause=0.1)
    began = time.monotonic()
    assert refused(Request(url=service.root, timeout=0.4)) == "CSDL902 did not answer within 0.4 seconds"
    assert time.monotonic() - began < 5
    assert not [each for each in threading.enumerate() if isinstance(each, threading.Timer)]


def test_a_host_that_is_not_there_is_a_finding(service: Service) -> None:
    with serving(service.answer) as gone:
        pass
    assert refused(Request(url=gone.root)).startswith("CSDL902 gave no answer: ")
    assert refused(Request(url="http://" + "a" * 64 + ".invalid/")).startswith("CSDL902 gave no answer: ")


def test_what_is_no_http_is_a_finding() -> None:
    import socketserver

    class Chatter(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.sendall(b"220 mail.example.com ready\r\n" * 3)

    with socketserver.TCPServer(("127.0.0.1", 0), Chatter) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        assert refused(Request(url=url, timeout=5)).startswith("CSDL902 gave no answer")
        thread.join()


def moved(to: str) -> Reply:
    return Reply(status=302, headers={"Location": to})


def test_a_redirect_on_the_host_is_followed_with_credentials(service: Service) -> None:
    service.answer = lambda path, _headers: moved("b/c") if path == "/a/" else Reply(body=b"here")
    assert get(Request(url=f"{service.root}/a/", credentials={"X-Key": "1"})).data == b"here"
    assert [(path, headers.get("x-key")) for path, headers in service.asked] == [
        ("/a/", "1"),
        ("/a/b/c", "1"),
    ]


def test_credentials_stay_with_their_host(service: Service) -> None:
    with serving(lambda _path, _headers: Reply(body=b"there")) as other:
        service.answer = lambda _path, _headers: moved(f"{other.root}/x?code=7")
        assert get(Request(url=service.root)).data == b"there"
        for name in ("Authorization", "X-Key"):
            said = refused(Request(url=service.root, credentials={name: "secret"}))
            assert said == f"CSDL904 redirects to {other.root}/x?code=..., which does not get the credentials"
        assert len(other.asked) == 1


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "data:,x",
        "http://u:p@127.0.0.1/",
        "http://[",
        "",
        "ftp://x/?sig=secret",
    ],
)
def test_a_redirect_to_what_is_no_service_is_not_followed(service: Service, target: str) -> None:
    service.answer = lambda _path, _headers: moved(target)
    said = refused(Request(url=service.root))
    assert said.startswith("CSDL904 redirects to ")
    assert "secret" not in said


def test_redirects_come_to_an_end(service: Service) -> None:
    service.answer = lambda path, _headers: moved(path + "x")
    assert "more than 5 redirects" in refused(Request(url=service.root))
    assert len(service.asked) == 6


def test_what_is_encrypted_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from csdlgen.fetching import transport

    with pytest.raises(InputError, match="not encrypted"):
        transport._redirected("https://a.example/x", "http://a.example/x", Request(url="https://a.example/x"))
    target = transport._redirected(
        "http://a.example/x", "https://a.example/x", Request(url="http://a.example/x", credentials={"a": "b"})
    )
    assert target == "https://a.example/x"


def test_a_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch, service: Service) -> None:
    monkeypatch.setenv("http_proxy", service.root)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert get(Request(url="http://odata.invalid/x")).data == b"hello"
    assert service.asked[0][0] == "http://odata.invalid/x"


def test_a_tag_that_cannot_be_written_down_is_none(service: Service) -> None:
    def answer(_path: str, _headers: Mapping[str, str]) -> Reply:
        return Reply(body=b"x", headers={"ETag": '"\xe9\x1b[31m"'})

    service.answer = answer
    assert get(Request(url=service.root)).etag == ""


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate, and is not installed")
def test_a_certificate_is_believed_only_if_the_system_knows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", certificate,
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(lambda _path, _headers: Reply(body=b"secret"), tls=context) as service:
        said = refused(Request(url=service.root))
        assert said.startswith("CSDL902 gave no answer: self"), said
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert get(Request(url=service.root)).data == b"secret"
        service.answer = lambda _path, _headers: Reply(body=b"x" * 100, pause=0.1)
        assert refused(Request(url=service.root, timeout=0.5)) == "CSDL902 did not answer within 0.5 seconds"
