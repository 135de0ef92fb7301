"""What is generated, used against OData services that nobody here wrote: on the loopback address, from npm.

The services are installed once into ``build/e2e`` (``services/package-lock.json`` says which) and started for a
session of tests. Without npm the tests are skipped; with ``CI=true`` whatever does not start is a failure.
"""
