"""Every law whose breach is reported: code, severity, demand. Codes are stable for ever.

CSDL1xx reading · 2xx resolving · 3xx other rules of the specification · 4xx naming · 5xx reference pages · 6xx output · 7xx configuration
"""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
