explain-gap = { $node }: { $unit } har { $score }, { $reference } har { $reference_score }: en skillnad på { $points } poäng, som är summan av delarna nedan.
explain-list-points = poäng
explain-list-score = resultat
explain-list-reference_score = jämförelsens resultat
explain-list-figure = uppgift
explain-list-reference_figure = jämförelsens uppgift
