## A page for each part of the index.

report-section-part = Appendix: { $part }
report-absent-part = left out, since the part has no score
report-title-of_part = { $part }: place { $rank } of { $ranked }
report-part-standing = { $kind ->
    [municipality] { $name } gets { $score } points on the part. The nation's means give { $reference }.
   *[unit] { $name } gets { $score } points on the part. The means of all give { $reference }.
}
report-part-weight = The part weighs { $weight } percent of the index.
report-part-noise = The difference is within chance in the answers.
report-part-unsure = Whether the difference is within chance in the answers cannot be told.
report-part-clear = Which differences are clear stands on the page of strengths and areas.
report-part-areas = Areas of { $part }
report-part-figures = Figures of { $part }
report-part-points = Shares are counted in the part's own score and add up to the difference above.
report-part-similar = { $kind ->
    [municipality] Similar is the mean of the municipalities with the most similar conditions.
   *[unit] Similar is the mean of the units with the most similar conditions.
}
report-column-similar = Similar

## Among others.

report-among-caption = Place and median score among others
report-among-all = { $kind ->
    [municipality] all municipalities
   *[unit] all
}
report-column-among = Among
report-column-median = Median

## Other weights and methods.

report-section-choices = Appendix: other weights and methods
report-title-choices = The place is { $low }–{ $high } when one choice at a time is another
report-title-choices-same = The place is { $rank } also when one choice at a time is another
report-choices-what = Each row changes one choice and leaves all else as it is. None of the choices is more right than another; the rows show how much the place hangs on them.
report-choices-chance = Chance in the answers to surveys is not counted here.
report-choices-caption = If one choice had been another
report-choices-mean = { $kind ->
    [municipality] The last column shows how many places municipalities move on average, up or down: where all move far it is the choice that is sensitive and not the municipality.
   *[unit] The last column shows how many places units move on average, up or down: where all move far it is the choice that is sensitive and not the unit.
}
report-column-choice = Choice
report-column-moved = Places up or down
report-column-all_moved = All on average
report-choice-equal = all parts under the same heading weigh the same
report-choice-equal_indicators = all figures weigh the same
report-choice-min_max = the scale goes from the worst to the best
report-choice-z_score = the scale is standard deviations from the mean
report-choice-percentile_rank = the scale is the place among all
report-choice-geometric = geometric mean: what is weak is not made up for in full by what is strong
report-choice-renormalise = what is lacking does not count, whatever the reason
report-choice-median = what is lacking counts as the median
report-without-caption = If a part or figure had not been in it
report-without-rest = None of the others moves the place more than the last row.
report-bounds = { $proven ->
    [yes] If every weight may be up to { $spread } percent higher or lower, there are weights that give place { $best } and weights that give place { $worst }; none give a better or a worse one.
   *[no] If every weight may be up to { $spread } percent higher or lower, there are weights that give place { $best } and weights that give place { $worst }; it is certain that none go outside { $low }–{ $high }.
}
report-bounds-same = No weights that are up to { $spread } percent higher or lower change the place.
report-varied-choices = One choice of method
report-varied-without = Without a part
report-varied-bounds = All weights, at most
report-choices-title = From place { $low } to { $high }
report-choices-subtitle = Best and worst place; the mark is the place as it is
report-choices-alt = { $name } has place { $rank } of { $ranked }. With other weights and methods it is { $low } at best and { $high } at worst.
report-choices-same-alt = { $name } has place { $rank } of { $ranked }. With other weights and methods it is { $low }.
report-choices-data = Best and worst place by what is changed

## Gaps that weigh more than what can be improved.

report-title-gaps-first = What gives most is to answer { $survey }
report-gaps-more = If what is not answered in { $survey } were answered as the median, the score would be { $score }. That is more than any of the steps under Do first gives alone.
report-gaps-score = If what is not answered in { $survey } were answered as the median, the score would be { $score }.

## Short names of their sheets.

report-sheet-choices = Other choices
report-sheet-without = Without a part
report-sheet-choices-data = Other weights and methods
report-sheet-among = Among others
