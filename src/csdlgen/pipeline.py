"""The whole program: look whether anything changed, understand the input, plan, write, remember."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from csdlgen import extending, laws, output, processes, program
from csdlgen.config import Config, model_files, named_files
from csdlgen.runs import Run, Wishes
from csdlgen.targets import wished

__all__ = ["Run", "Wishes", "generate", "plan"]


def generate(config: Config, wishes: Wishes) -> Run:
    """Write what the input implies. Raises InputError if an input file or a template cannot be read."""
    wishes.phase("look")
    now = _occasion(config, wishes)
    if known := output.recall(now):
        return Run(plans=known.plans, diagnostics=known.diagnostics, inputs=known.inputs)
    with processes.ahead(partial(output.left, now), wishes.jobs) as left:
        run = _planned(config, wishes, left, keeps=True)
        seen = left().marks if run.plans else {}
    wishes.phase("write")
    # A process costs memory, of which a run that makes everything needs the most.
    with processes.ahead(partial(_ledgers, run), wishes.jobs if seen else 1) as ledgers:
        failures = tuple(finding for each in run.plans.values() for finding in output.apply(each))
        if run.is_complete and not failures:
            lasting = tuple(each for each in run.diagnostics if laws.of(each) is not laws.KEPT_TEXT)
            output.remember(now, run.plans, lasting, ledgers(), seen)
    if failures:
        findings = (*run.diagnostics, *failures)
        return replace(run, diagnostics=findings, is_complete=False, is_interrupted=True)
    return replace(run, inputs=output.inputs_of(now, run.plans))


def plan(config: Config, wishes: Wishes) -> Run:
    """Find out what :func:`generate` would write. Raises InputError like it."""
    wishes.phase("look")
    now = _occasion(config, wishes)
    if known := output.recall(now):
        return Run(plans=known.plans, diagnostics=known.diagnostics)
    with processes.ahead(partial(output.left, now), wishes.jobs) as left:
        return _planned(config, wishes, left, keeps=False)


def _ledgers(run: Run) -> dict[str, str]:
    """What the next run may know of the pages of each target."""
    return {name: ledger.text(output.lasting(run.plans[name])) for name, ledger in run.ledgers.items()}


def _planned(config: Config, wishes: Wishes, left: Callable[[], output.Left], *, keeps: bool) -> Run:
    from csdlgen.planning import planned  # noqa: PLC0415 - lxml and jinja2 are not for runs that change nothing

    return planned(config, wishes, left, keeps=keeps)


def _occasion(config: Config, wishes: Wishes) -> output.Occasion:
    """All that a run depends on and that is known before it begins: also the program itself."""
    targets = {target.name: config.table(target.name) for target in wished(config, wishes.only)}
    terms = output.Terms(display_base=wishes.display_base, force=wishes.force)
    sources = model_files(config, wishes.display_base)
    named = (file for file in named_files(config, wishes.display_base) if file not in sources)
    return output.occasion(
        config.file.parent,
        "-".join((config.file.name, *targets)),
        facts=(program.stamp(), *extending.versions(config), str(wishes.display_base), str(wishes.force)),
        inputs=(*named, *extending.files(config)),
        sources=sources,
        folders={name: (each.output, terms) for name, each in targets.items()},
    )
