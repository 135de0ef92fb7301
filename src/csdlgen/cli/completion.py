"""`csdlgen completion`: what makes a shell complete commands, options and files."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands, options and their values.

    \b
    Examples:
      csdlgen completion bash >> ~/.bashrc
      csdlgen completion zsh >> ~/.zshrc
      csdlgen completion fish > ~/.config/fish/completions/csdlgen.fish

    \b
    Exit code:
      0  printed
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None  # noqa: S101 - click knows the three
    click.echo(found(context.find_root().command, {}, "csdlgen", "_CSDLGEN_COMPLETE").source())
