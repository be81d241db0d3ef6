"""The districts of one municipality among all municipalities."""
