"""What a publisher needs when an edition comes out, one module a page."""
