"""`csdlgen watch`: generate again whenever something changes that the output depends on."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csdlgen.cli._session import DONE, FAILED, config_files, each_configuration, report_all
from csdlgen.cli._session import watch as progress
from csdlgen.cli._voice import Stopwatch, is_verbose, say, voice_options
from csdlgen.cli.generate import tell_details, tell_run

if TYPE_CHECKING:
    from csdlgen.config import Config
    from csdlgen.watching import Stamp


@click.command()
@config_files
@voice_options
def watch(config_files: tuple[Path, ...]) -> None:
    """Generate now, and again whenever a schema, a template or the configuration changes.

    A line tells of each run. What cannot be read is reported, and looked at again when it changes.
    Ctrl+C ends it.

    \b
    Examples:
      csdlgen watch

    \b
    Exit code:
      0  ended by Ctrl+C
      2  there is no configuration
    """
    from csdlgen import config as configuration
    from csdlgen.diagnostics import InputError
    from csdlgen.watching import wait_for_change

    try:
        files = config_files or (configuration.find(Path.cwd()),)
    except InputError as error:
        report_all(error.diagnostics)
        raise click.exceptions.Exit(FAILED) from error
    inputs = _Inputs(files)
    try:
        while True:
            before = inputs.generate()
            wait_for_change(inputs.look, before)
    except KeyboardInterrupt:
        say("")
        raise click.exceptions.Exit(DONE) from None


class _Inputs:
    """Configurations, and the files that they led to when they could last be read."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = tuple(dict.fromkeys(file.absolute() for file in files))
        self._configs: dict[Path, tuple[Config, Path]] = {}
        self._read: dict[Path, frozenset[Path]] = {}

    def generate(self) -> dict[Path, Stamp]:
        """Run once, as the command `generate` does: how the files looked that count now, when they were read.

        What came or changed while we ran, and may have been missed, has never been seen.
        """
        from csdlgen import pipeline, processes
        from csdlgen.watching import NEVER, is_older

        began = time.time_ns()
        seen = self.look()
        known = dict(self._read)

        def act(config: Config, base: Path) -> int:
            self._configs[config.file] = config, base
            # A configuration that changed may name other files; they are read from here on.
            seen.update({file: stamp for file, stamp in self.look().items() if file not in seen})
            clock = Stopwatch()
            wishes = pipeline.Wishes(
                display_base=base, jobs=processes.available(), watch=progress, phase=clock
            )
            run = pipeline.generate(config, wishes)
            self._read[config.file] = run.inputs
            if not run.is_complete:
                # What a run could not read is known by what it says of it, or from the run before.
                told = {base / each.location.file for each in run.diagnostics}
                self._read[config.file] |= told | known.get(config.file, frozenset())
            code = tell_run(run, config, self._files)
            if is_verbose():
                tell_details(run, str(clock), base)
            return code

        each_configuration(self._files, act)
        # The command line does without the collector, because a run ends soon; this one does not.
        gc.collect()
        read = frozenset[Path]().union(*self._read.values())
        return {
            file: seen[file] if file in seen else stamp if file in read and is_older(stamp, began) else NEVER
            for file, stamp in self.look().items()
        }

    def look(self) -> dict[Path, Stamp]:
        """How the files look that count; a pattern may match new ones at any time."""
        from csdlgen.config import named_files
        from csdlgen.diagnostics import InputError
        from csdlgen.watching import stamps

        found = {*self._files, *(file for read in self._read.values() for file in read)}
        for config, base in self._configs.values():
            try:
                found.update(named_files(config, base))
            except InputError:
                continue  # a pattern matches nothing at the moment; the next run says so
        return stamps(found)
