## What has become of orders.

orders-line = { $order }, revision { $revision }: { $told }
orders-line-agreed = { $order }, revision { $revision }: { $told } ({ $terms })
orders-terms-once = one-off
orders-terms-subscription = subscription
orders-terms-of = { $terms }, { $size }
orders-root = of all: SHA-256 { $digest }
orders-state-ordered = ordered
orders-state-unfinished = not yet made
orders-state-made = made
orders-state-notified = advance notice given
orders-state-released = released
orders-state-withdrawn = withdrawn
orders-alike = as it was written
orders-unlike = not as it was written: { $files }
orders-given = given as { $file }
orders-refused = not released: { $why }
orders-refused-unmade = nothing has been made{ $about }
orders-refused-withdrawn = the order is withdrawn{ $about }
orders-refused-unlike = not as it was written: { $about }
orders-refused-made_up = the figures are made up{ $about }
orders-refused-reconstruction = the method is a reconstruction{ $about }
orders-refused-faults = the gate found { $about }
orders-refused-embargo = not to be spread before { $about }
