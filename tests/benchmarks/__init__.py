"""How long runs take and how much they need, against the least that the same work can cost on the same machine.

``make bench`` writes ``benchmarks.md``. The input is Microsoft Graph if ``CSDLGEN_CORPUS`` names a folder that holds
it, else a synthetic schema of the same size. No test asserts a time: machines differ, ratios less so.
"""
