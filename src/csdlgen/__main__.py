"""``python -m csdlgen`` and the console script."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from csdlgen.cli import csdlgen  # noqa: PLC0415 - lets KeyboardInterrupt in here be one of ours

    csdlgen()


if __name__ == "__main__":
    main()
