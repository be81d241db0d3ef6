## Hur det har gått med beställningar.

orders-line = { $order }, utgåva { $revision }: { $told }
orders-line-agreed = { $order }, utgåva { $revision }: { $told } ({ $terms })
orders-terms-once = enstaka
orders-terms-subscription = prenumeration
orders-terms-of = { $terms }, { $size }
orders-root = för alla: SHA-256 { $digest }
orders-state-ordered = beställd
orders-state-unfinished = ännu inte gjord
orders-state-made = gjord
orders-state-notified = förhandsbeskedet är lämnat
orders-state-released = släppt
orders-state-withdrawn = återkallad
orders-alike = som den skrevs
orders-unlike = inte som den skrevs: { $files }
orders-given = lämnad som { $file }
orders-refused = inte släppt: { $why }
orders-refused-unmade = inget är gjort{ $about }
orders-refused-withdrawn = beställningen är återkallad{ $about }
orders-refused-unlike = inte som den skrevs: { $about }
orders-refused-made_up = uppgifterna är påhittade{ $about }
orders-refused-reconstruction = metoden är en rekonstruktion{ $about }
orders-refused-faults = granskningen fann { $about }
orders-refused-embargo = får inte spridas före { $about }
