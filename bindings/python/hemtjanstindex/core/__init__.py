"""What is measured, how it is combined, and the scores that this gives."""
