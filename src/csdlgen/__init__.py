"""csdlgen turns OData metadata (CSDL) into Python packages and reference documentation."""

__version__ = "0.1.0"
