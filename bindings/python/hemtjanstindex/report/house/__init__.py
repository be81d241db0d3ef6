"""The units and providers of one municipality beside each other: for the municipality, and for its residents."""
