"""The workbook of a unit: what the report tells, every figure with its background, and all units beside it."""
