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
    from csdlgen import laws, report

    unknown = [code for code in codes if code.upper() not in laws.BY_CODE]
    if unknown:
        raise click.UsageError(f"there is no code {', '.join(map(repr, unknown))}")
    click.echo("\n\n".join(report.explained(laws.BY_CODE[code.upper()]) for code in codes))
