"""``python -m tests.hostile.fuzz SECONDS``: mutated documents go through the whole program until time is up.

With atheris installed (``pip install atheris``), coverage guides it and the corpus in ``build/fuzz/corpus`` grows;
without, edits are drawn at random. A document that breaks something is left in ``build/fuzz``: put it into
``tests/hostile/seeds`` together with the cure, and every test run tries it from then on.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import time
from pathlib import Path

BUILD = Path(__file__).parents[2] / "build" / "fuzz"
_EDITS = 6


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    (BUILD / "corpus").mkdir(parents=True, exist_ok=True)
    if importlib.util.find_spec("atheris"):
        _guided(seconds)
    else:
        _at_random(seconds)


def _numbers(chance: random.Random) -> list[int]:
    return [chance.randrange(1 << 16) for _ in range(4 * chance.randint(1, _EDITS))]


def _at_random(seconds: int) -> None:
    from tests.hostile.mutations import mutated, seeds

    seed = time.time_ns()
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    until, count, broken = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        data = mutated(chance.choice(seeds()), _numbers(chance))
        count += 1
        try:
            _try(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            broken += 1
            file = BUILD / f"broken-{seed}-{count}"
            file.write_bytes(data)
            sys.stdout.write(f"{file}: {type(error).__name__}: {error}"[:400] + "\n")
    sys.stdout.write(f"{count:,} documents, {broken} of them broke something\n")
    sys.exit(broken > 0)


def _guided(seconds: int) -> None:
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    with atheris.instrument_imports(include=["csdlgen"]):
        import csdlgen.pipeline  # noqa: F401
        from tests.hostile.mutations import mutated, seeds
    for index, data in enumerate(seeds()):
        (BUILD / "corpus" / f"seed-{index:04}").write_bytes(data)

    def mutate(data: bytes, longest: int, seed: int) -> bytes:
        return mutated(data, _numbers(random.Random(seed)))[:longest]  # noqa: S311

    # Whatever is raised is reported with its traceback, and the document is left beside the corpus.
    options = [f"-max_total_time={seconds}", "-max_len=65536", "-timeout=60", "-rss_limit_mb=4096"]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={BUILD}/", str(BUILD / "corpus")],
        _try,
        custom_mutator=mutate,
    )
    atheris.Fuzz()


def _try(data: bytes) -> None:
    from tests.hostile.memory import faults

    if found := list(faults(data)):
        raise AssertionError("\n".join(found))


if __name__ == "__main__":
    main()
