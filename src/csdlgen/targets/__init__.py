"""What can be generated: each target turns a type graph into pages."""
