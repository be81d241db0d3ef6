## For residents.

report-alphabet = abcdefghijklmnopqrstuvwxyz
report-resident-title = Home care in { $name }
report-section-resident = Home care where you live
report-title-resident = What people with home care in { $name } answer
report-resident-about = This is what those who already have home care in { $name } think of it. The figures are of { $year }.
report-resident-order = Providers stand in the order of the alphabet. The order says nothing of who is best.
report-resident-caption = How many of ten agree
report-resident-tenths = Figures are rounded: 8 of 10 means between 75 and 84 percent.
report-resident-chance = A difference of up to { $tenths } of 10 between two providers may be chance, where as few as { $answers } have answered. That is why nobody is ranked.
report-resident-few = Where fewer than 30 have answered it says “too few answers”, and sometimes in more places, so that nobody's answer can be worked out. That says nothing of the provider.
report-resident-ask = Do you have questions? Call { $name } and ask for home care.
report-resident-contact = Do you have questions? Turn to { $contact }.
report-label-how = How to read the table
report-label-ask = Whom you can turn to
report-column-provider = Provider
report-column-run = Run by
report-column-answers = Answers
report-run-kommunal = the municipality
report-run-privat = a private company
report-answers-least = at least { $answers }
report-tenths-cell = { $tenths } of 10
report-asked-bemotande = Staff always treat me well
report-asked-tid_nog = Staff mostly have time enough
report-asked-traffar_fast_kontakt = I often meet my regular carer
report-asked-trygghet = I feel very safe at home
report-asked-nojd_med_helheten = I am satisfied with home care as a whole

## Units and providers.

report-units-title = Units and providers in { $name }
report-section-list = The list
report-section-matrix = The matrix
report-section-kinds = Public and private
report-units-about = The municipality has { $number } units and providers, of which { $shown } have a score. The figures are of { $year }.
report-units-scale = They are compared with each other, not with the nation. The scale is the same for all units of the country.
report-units-hidden = Figures of fewer than 30 answers are not shown, nor those that would give them away. They are in no score.
report-title-units = { $count ->
    [one] Of { $pairs } comparisons in pairs, one is sure
   *[other] Of { $pairs } comparisons in pairs, { $sure } are sure
}
report-title-units-none = No unit can surely be told from another
report-title-units-few = There are too few units to rank
report-title-units-unsure = How sure the order is cannot be told
report-title-part = { $title } ({ $part } of { $parts })
report-units-order = Units stand by their scores. Those without a score stand last.
report-units-sets = “May be” are the places that chance in the answers leaves open, with 95 percent confidence. Two units whose places overlap may as well have the reverse order.
report-units-few = With fewer than five units no places are shown.
report-units-caption = All units and providers
report-column-weak = Rests on little
report-column-between = May be
report-between = { $low }–{ $high }
report-title-matrix = Two parts of quality, side by side
report-fields-title = { $first } and { $second }
report-fields-subtitle = Every mark is a unit; the number is its place in the list, where there is room. The lines are the units' means.
report-fields-alt = { $number } units by their scores on { $first } and { $second }. { $both } are at the mean or above on both.
report-fields-caption = The units of the matrix
report-fields-how = A field tells where the scores lie, not how sure the difference is; that stands in the list.
report-column-field = Field
report-field-both = at the mean or above on both
report-field-one = at the mean or above only on { $part }
report-field-neither = below the mean on both
report-no-place = –
report-title-kinds = The municipality's own units and private providers
report-kinds-caption = Means by who runs them
report-kinds-how = The means are unweighted, of units with a score. They do not tell why there is a difference.
report-column-units = Units
report-column-scored = With a score
report-title-units-change = Since { $year }, { $better_count ->
    [0] no figure is clearly better
    [one] one figure is clearly better
   *[other] { $better } figures are clearly better
} and { $worse_count ->
    [0] none clearly worse
    [one] one clearly worse
   *[other] { $worse } clearly worse
}
report-title-units-apart = No figures can be compared with { $year }
report-units-change-caption = The units' figures compared with { $year }
report-units-change-raw = A survey figure counts as clearly better or worse where chance in the answers is not enough to explain the change, other figures where the change is more than rounding. Scores are not compared between years, as the scale and the figures that can be shown are then others.
report-units-change-chance = Clear changes among { $compared } survey figures compared: { $clear }. Had nothing changed, chance alone would have given about { $chance }.
report-units-gone = Not there this year: { $names }.
report-column-compared = Compared
report-unit-new = new this year
report-unit-not-before = The unit was not there in { $year }, so nothing can be said of changes.
report-unit-unchanged = Nothing has clearly changed since { $year }.
report-unit-changed = { $name }: from { $then } to { $now }.
report-label-better = Better than in { $year }
report-label-worse = Worse than in { $year }
report-parts-of = Parts of the index: { $name }
report-figures-of = All figures: { $name }
report-figures-of-all = The figures of all units
report-section-figures = The figures
report-unit-score = { $name } gets { $score } points
report-unit-none = { $name } gets no score
report-unit-unscored = Too many figures are missing or rest on too few answers. What can be shown stands in the table.
report-unit-between = The place may be { $low }–{ $high } of { $ranked }, when chance in the answers is counted.
report-unit-certain = The place is { $low } of { $ranked }, also when chance in the answers is counted.
report-unit-beside = The comparison is with the mean of the other units in { $name }. Strong and weak is only what chance does not explain.
report-unit-no-strength = Nothing is clearly better than among the others.
report-unit-no-development = Nothing is clearly worse than among the others.
report-unit-claim = { $name }: { $own }, among the others { $others }.
report-column-others = The others
report-column-chance = Chance
report-chance-within = the difference may be chance
report-chance-beyond = the difference is more than chance

## Districts.

report-districts-title = Districts of { $name }
report-section-districts = The districts among all municipalities
report-section-apart = Differences by sub-index
report-districts-about = The { $number } districts are compared with the { $among } municipalities of the country that have a score. The figures are of { $year }.
report-districts-apart = The districts move no municipality: scale and places are those of the municipalities.
report-districts-inherited = Figures that are only there for the whole municipality are inherited by the districts, and marked so.
report-title-districts = Between { $highest } and { $lowest } lie { $gap } points
report-title-districts-few = The districts cannot be compared
report-districts-own = { $name } as a whole has { $score } points and place { $rank }.
report-districts-own-none = { $name } as a whole has no score.
report-districts-weights = “May be” are the places in nine of ten recalculations when the weights vary by up to { $spread } percent. Chance in the survey answers is not counted.
report-districts-answers = “May be” are the places in nine of ten recalculations when the weights vary by up to { $spread } percent and chance in the survey answers is counted.
report-districts-caption = The districts, the best first
report-column-district = District
report-column-gap = To the municipality
report-column-above = Next above
report-column-below = Next below
report-column-inherited = Inherited weight
report-title-apart = The difference is largest in { $part }
report-apart-how = Scores, and in brackets the place among the municipalities.
report-apart-caption = Districts by sub-index
report-districts-whole = The whole municipality
report-districts-gap = Highest minus lowest
report-score-and-place = { $score } ({ $rank })
report-title-district = { $name } would get place { $rank } of { $among }
report-title-district-none = { $name } gets no score
report-district-gap = { $direction ->
    [up] The score is { $points } higher than for { $name } as a whole.
   *[down] The score is { $points } lower than for { $name } as a whole.
}
report-district-share = Of the weight, { $share } percent is inherited from the municipality: there the districts do not differ.
report-column-from = Source of the figure
report-column-municipality = Whole municipality
report-from-municipality = inherited from the municipality
report-from-itself = its own

## A bank of examples.

report-examples-caption = Examples from the bank
report-examples-none = The bank has no example of theirs yet. When there is one, write it in there.
report-column-done = What has been done
report-column-dated = Date
report-column-contact = Contact
report-column-link = Read more
report-column-licence = Terms
