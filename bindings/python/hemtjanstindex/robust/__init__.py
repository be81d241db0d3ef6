"""How sure scores and ranks are, and what drives them."""
