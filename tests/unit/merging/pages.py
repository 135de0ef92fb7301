"""Reference pages of a small schema of one type, made without the program, so that each fact on them is known."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Schema:
    """A type and its properties, each a pair of type and description."""

    description: str = "fact0"
    is_abstract: bool = False
    base: str = ""
    properties: dict[str, tuple[str, str]] = field(default_factory=dict)

    def page(self) -> str:
        """The page of the type."""
        lines = ["---", 'title: "run"', f'description: "{self.description}"', 'author: "TODO"', "---", ""]
        lines += ["# run resource type", "", "Namespace: contoso", "", self.description]
        lines += ["This is an abstract type."] if self.is_abstract else []
        lines += ["", "", f"Inherits from [{self.base}](../resources/{self.base}.md)."] if self.base else []
        lines += ["", "## Properties", "|Property|Type|Description|", "|:---|:---|:---|"]
        lines += [f"|{name}|{kind}|{text}|" for name, (kind, text) in sorted(self.properties.items())]
        lines += ["", "## Relationships", "None.", "", "## JSON representation", "``` json", "{"]
        lines += [f'  "{name}": "{kind}"' for name, (kind, _) in self.properties.items()]
        return "\n".join([*lines, "}", "```", "", ""])
