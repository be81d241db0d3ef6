"""Pictures of a report, drawn as SVG from what they show: a module a kind."""
