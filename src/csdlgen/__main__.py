"""``python -m csdlgen``."""

from csdlgen.cli import main

main()
