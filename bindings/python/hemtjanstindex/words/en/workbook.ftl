## A workbook: what its numbers are, what its colours mean, and the foot of a page.

quantity-score = Scores: higher is better.
quantity-points = Differences in points.
quantity-change = Changes in points: + is upwards.
quantity-rank = Ranks: 1 is the best.
quantity-places = Places climbed: + is upwards.
quantity-share = Shares in per cent.
quantity-figure = Figures in the indicator's own unit.
legend-group-high = more than 1.25 standard deviations above the mean of all
legend-group-above = 0.25–1.25 standard deviations above the mean
legend-group-near = at most 0.25 standard deviations from the mean
legend-group-below = 0.25–1.25 standard deviations below the mean
legend-group-low = more than 1.25 standard deviations below the mean
legend-colour-green = among the best quarter
legend-colour-yellow = in the middle half
legend-colour-red = among the worst quarter
workbook-page = page { $page } of { $pages }
