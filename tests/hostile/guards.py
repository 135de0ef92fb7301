"""Guards that the table sees nothing of, each with what stands in a mutant in its place, and the test that misses it."""

from __future__ import annotations

from collections.abc import Mapping

_TRANSPORT, _URLS, _FETCH = "fetching/transport.py", "fetching/urls.py", "fetching/fetch.py"
_GETTING, _READING, _FETCHING = (
    "tests/unit/fetching/test_transport.py",
    "tests/unit/fetching/test_urls.py",
    "tests/unit/test_cli_fetch.py",
)
_XML = "tests/unit/csdl/writing/test_xml.py"
_POISONED = "tests/hostile/test_poisoned.py"

GUARDS: Mapping[str, tuple[str, str, str, str]] = {
    # what a first configuration says
    "questions": ("cli/init.py", "{harmless(choices.root_namespace)}", "{choices.root_namespace}", "tests/hostile/test_starting.py"),
    "the file of a first configuration": ("starting/settings.py", """json.dumps(sound, ensure_ascii=False).replace("\\x7f", "\\\\u007f")""", "f'\"{sound}\"'", "tests/hostile/test_starting.py"),
    # what state files say
    "paths of a manifest": ("output/manifest.py", "and bool(_SAFE.fullmatch(path))", "", _POISONED),
    "long paths of a manifest": ("output/manifest.py", "and _is_short(path)", "", _POISONED),
    "manifests that are no files": ("output/manifest.py", "if not stat.S_ISREG(file.lstat().st_mode):", "if False:", f"{_POISONED}::test_a_manifest_that_is_no_file_is_not_read_and_replaced[circle]"),
    "folders of records that lead elsewhere": ("output/record.py", "if folder.is_symlink():", "if False:", f"{_POISONED}::test_a_folder_of_records_that_leads_elsewhere_is_left_alone"),
    "links out of the output": ("output/folder.py", "if not real(each).is_relative_to(self.root):", "if False:", "tests/unit/output/test_plan_and_apply.py"),
    "a link in the place of a file": ("output/folder.py", "if not resolved.is_relative_to(self.root):", "if False:", "tests/unit/output/test_plan_and_apply.py"),
    "links to pages elsewhere": ("output/held.py", "or not _is_inside(file, root)", "", f"{_POISONED}::test_a_page_behind_a_link_is_not_read"),
    # what documents may ask for
    "references out of the folders": ("csdl/files.py", "if not any(target.is_relative_to(root) for root in roots):", "if False:", "tests/hostile/test_references.py"),
    "document types": ("csdl/text.py", 'if text.startswith("<!DOCTYPE", end):', "if False:", "tests/hostile/test_documents.py"),
    # what templates may print
    "the check of the renderer": ("render.py", "if isinstance(value, sink) or type(value) is int:", "if isinstance(value, str) or type(value) is int:", "tests/unit/test_render.py"),
    # where credentials go, and where secrets show
    "credentials for another host": (_TRANSPORT, "if request.credentials:", "if False:", f"{_GETTING}::test_credentials_stay_with_their_host"),
    "hosts": (_URLS, "return _place(url) == _place(other)", "return True", f"{_GETTING}::test_credentials_stay_with_their_host"),
    "ports": (_URLS, " and before[2] == 80", "", f"{_READING}::test_places_are_compared"),
    "encryption": (_TRANSPORT, """if url.startswith("https:") and not target.startswith("https:"):""", "if False:", f"{_GETTING}::test_what_is_encrypted_stays_so"),
    "schemes": (_URLS, "parts.scheme not in _PORTS or ", "", f"{_READING}::test_what_is_no_url_of_a_service_is_refused"),
    "schemes of redirects": (_TRANSPORT, "target = checked(urljoin(url, location))", "target = urljoin(url, location)", f"{_GETTING}::test_a_redirect_to_what_is_no_service_is_not_followed"),
    "names and passwords": (_URLS, "if parts.username is not None or parts.password is not None:", "if False:", f"{_READING}::test_a_password_is_told_of_and_not_repeated"),
    "passwords that are shown": (_URLS, 'host = parts.netloc.rpartition("@")[2]', "host = parts.netloc", f"{_READING}::test_secrets_are_left_out"),
    "passwords of what is no URL": (_URLS, 'return url.partition("?")[0].rpartition("@")[2]', "return url", f"{_READING}::test_secrets_are_left_out"),
    "values that are shown": (_URLS, "value if _HARMLESS.fullmatch(name) else HIDDEN", "value", f"{_READING}::test_secrets_are_left_out"),
    "secrets of a redirect": (_TRANSPORT, "{location.partition('?')[0]!r}", "{location!r}", f"{_GETTING}::test_a_redirect_to_what_is_no_service_is_not_followed"),
    "secrets on record": (_FETCH, "name = public(url)", "name = url", f"{_FETCHING}::test_what_comes_is_written_as_it_came_and_its_origin_beside_it"),
    "secrets in messages": ("cli/_connection.py", "{header.partition(':')[0]!r}", "{header!r}", f"{_FETCHING}::test_odd_credentials_are_mistakes_that_nobody_repeats"),
    "lines in a header": ("cli/_connection.py", 're.fullmatch(r"[\\x21-\\x7e]+", token)', "token", f"{_FETCHING}::test_odd_credentials_are_mistakes_that_nobody_repeats"),
    # how much is taken, and for how long
    "the size of an answer": (_TRANSPORT, "if size > max_size:", "if False:", f"{_GETTING}::test_neither_a_large_body_nor_one_that_unpacks_to_one_is_taken"),
    "what an answer unpacks to": (_TRANSPORT, "inflated.decompress(packed, max_size + 1)", "inflated.decompress(packed)", f"{_GETTING}::test_of_what_unpacks_to_much_little_is_unpacked"),
    "codings": (_TRANSPORT, 'if coding not in ("gzip", "x-gzip", "deflate"):', "if False:", f"{_GETTING}::test_a_coding_that_nobody_asked_for_is_named"),
    "half an answer": (_TRANSPORT, "if response.length:", "if False:", f"{_GETTING}::test_half_an_answer_is_none"),
    "the end of the time": (_TRANSPORT, "socket.socket.shutdown(self._open, socket.SHUT_RDWR)", "pass", f"{_GETTING}::test_an_answer_that_trickles_in_ends_with_its_time"),
    "redirects without end": (_TRANSPORT, "for _ in range(_REDIRECTS + 1):", "for _ in range(20):", f"{_GETTING}::test_redirects_come_to_an_end"),
    # what is written of it
    "tags": (_TRANSPORT, "if not (etag.isascii() and etag.isprintable() and len(etag) < 1000):", "if False:", f"{_GETTING}::test_a_tag_that_cannot_be_written_down_is_none"),
    "records of an origin": ("fetching/origin.py", "if not (isinstance(value, str) and value.isascii() and value.isprintable()):", "if not isinstance(value, str):", f"{_FETCHING}::test_a_record_that_is_none_is_reported"),
    "pages of HTML": (_FETCH, 'if "html" in answer.content_type or', "if", f"{_FETCHING}::test_what_is_no_metadata_replaces_nothing"),
    "files of somebody": (_FETCH, "if outcome is Outcome.CHANGED and not force:", "if False:", f"{_FETCHING}::test_a_file_of_somebody_is_not_replaced"),
    # conversions, and texts that move to a file
    "a conversion into itself": ("conversion.py", "if real(source) == real(target):", "if False:", "tests/unit/test_cli_convert.py"),
    "quotes in XML": ("csdl/writing/elements.py", """{name}="{_SPECIAL.sub(_escaped, text)}\"""", """{name}="{text}\"""", f"{_XML}::test_a_document_looks_like_one_that_a_person_wrote"),
    "texts in XML": ("csdl/writing/elements.py", """return _SPECIAL.sub(lambda found: found[0] if found[0] in '"\\t\\n' else _escaped(found), text)""", "return text", f"{_XML}::test_every_text_comes_back"),
    "what XML cannot say": ("csdl/writing/xml.py", 'UNSAYABLE.sub("\\ufffd", text)', "text", f"{_XML}::test_what_xml_cannot_hold_is_replaced_and_reported"),
    "texts in JSON": ("csdl/writing/json_text.py", "else _encode(node)", "else f'\"{node}\"' if isinstance(node, str) else _encode(node)", "tests/unit/csdl/writing/test_json.py::test_a_text_is_a_string"),
    "escapes of a page": ("upkeep/harvest.py", "_ESCAPED.sub(_unescaped, words)", "words", "tests/unit/upkeep"),
    "what only looks like a description": ("upkeep/harvest.py", "if (each.page.path, *each.at) not in missing", "", "tests/unit/upkeep"),
    # files that are watched
    "files at rest": ("watching.py", "if (now := look()) == last:", "if (now := look()):", "tests/unit/test_watching.py"),
    "files that are gone": ("watching.py", "except OSError:", "except KeyError:", "tests/unit/test_watching.py"),
    "files that changed just now": ("watching.py", "stamp[2] < moment - _TICK", "stamp[2] < moment", "tests/unit/test_watching.py"),
}  # fmt: skip
"""Of state files, references, templates, the network, conversions and watched files."""
