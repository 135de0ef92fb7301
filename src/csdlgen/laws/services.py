"""What fetching from a service demands (CSDL9xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR = Severity.ERROR

SERVICE_URL = Law(
    "CSDL901", ERROR, "A service is named by an http or https URL that holds no password.",
    why="Other schemes read local files or speak to other programs, and a password in a URL ends up in logs.",
    cure='Write "https://…"; a token comes from an environment variable that --token-env names.',
)  # fmt: skip
NO_ANSWER = Law(
    "CSDL902", ERROR, "A service answers, in time and to the end.",
    why="Half of a document is worse than none.",
    cure="Look at the URL and the network, or wait longer with --timeout.",
)  # fmt: skip
SERVICE_REFUSES = Law(
    "CSDL903", ERROR, "A service hands out its metadata.",
    why="Nothing can be made of a refusal.",
    cure="Look at the URL; a service that wants to know who asks takes --token-env or --header.",
)  # fmt: skip
REDIRECT = Law(
    "CSDL904", ERROR, "A redirect leads to an http or https URL, from https only to https, and no credentials to elsewhere.",
    why="Whoever answers could send a token to a host of theirs.",
    cure="If that host is the right one, name its URL instead.",
)  # fmt: skip
TOO_LARGE = Law(
    "CSDL905", ERROR, "Metadata that is fetched stays below a limit of size, unpacked.",
    why="A small answer can unpack to more than a machine holds.",
    cure="Raise --max-size, if the service is trusted.",
)  # fmt: skip
NO_METADATA = Law(
    "CSDL906", ERROR, "What a service answers is a CSDL document, in the format that was asked for.",
    why="A page of a login or of an error must not replace a schema.",
    cure="Open the URL in a browser; it should show the metadata.",
)  # fmt: skip
NOT_FETCHED = Law(
    "CSDL907", ERROR, "Only a file that was fetched from there, and not touched since, is replaced by what is fetched.",
    why="It is the work of somebody, or another model.",
    cure="Choose another file with --output, or replace it with --force.",
)  # fmt: skip
ORIGIN = Law(
    "CSDL908", ERROR, "Beside a file that was fetched stands where it came from.",
    why="Nothing else tells where to look for changes.",
    cure="Fetch it again by its URL.",
)  # fmt: skip
