"""Documents as text: CSDL XML and CSDL JSON."""

from csdlgen.csdl.writing.json import write_json
from csdlgen.csdl.writing.normal import normal
from csdlgen.csdl.writing.xml import write_xml

__all__ = ["normal", "write_json", "write_xml"]
