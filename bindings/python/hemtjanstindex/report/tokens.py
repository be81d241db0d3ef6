"""The colours of `present.tokens` as a style sheet."""

from __future__ import annotations

from ..present.tokens import Theme, colour, tokens


def style() -> str:
    """Write the colours as variables of a style sheet, and what pictures are filled and drawn with in either theme."""
    names = tokens()["colours"]

    def variables(theme: Theme) -> str:
        return " ".join(f"--{name}: {colour(name, theme)};" for name in names)

    painted = "\n".join(f".f-{name} {{ fill: var(--{name}); }} .s-{name} {{ stroke: var(--{name}); }}" for name in names)
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {variables('dark')} }} }}"
    return f":root {{ {variables('light')} }}\n{dark}\n{painted}"
