"""`csdlgen explain`: say what a finding means."""

from __future__ import annotations

import click


@click.command()
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
def explain(codes: tuple[str, ...]) -> None:
    """Say what a finding means: the law, why it is one, an example that breaks it, and the cure.

    \b
    Examples:
      csdlgen explain CSDL303

    \b
    Exit code:
      0  explained
      2  there is no such code
    """
    from csdlgen import config, laws, report

    if any(laws.find(code.upper()) is None for code in codes):
        config.offered_rules()
    found = {code: laws.find(code.upper()) for code in codes}
    unknown = [code for code, law in found.items() if law is None]
    if unknown:
        raise click.UsageError(f"there is no code {', '.join(map(repr, unknown))}")
    click.echo("\n\n".join(report.explained(law) for law in found.values() if law))
