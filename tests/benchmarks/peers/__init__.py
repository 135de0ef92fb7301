"""What others generate from the same input, and what one would write by hand, measured in one session with ours.

``make bench-peers`` installs them below ``build/peers``, as the files beside this one pin them, and writes the last
section of ``benchmarks.md``. Whoever needs longer than the limit is ended, and the table says so.
"""
