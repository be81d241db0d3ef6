explain-gap = { $node }: { $unit } has { $score }, { $reference } has { $reference_score }: a gap of { $points } points, which the parts below add up to.
explain-list-points = points
explain-list-score = score
explain-list-reference_score = reference
explain-list-figure = figure
explain-list-reference_figure = reference
