## Marks in numbers.

number-decimal = { "." }
number-thousands = { "," }
number-percent = %

## Cells and words that several pages share.

status-missing = missing
status-not_answered = not answered
status-suppressed = too few answers
status-not_applicable = not applicable
case-now = now
case-if = if so
case-refit = if so, and all learnt anew
no = no
yes = yes
share-yes = { $share } % yes
list-strength = strength
list-development = development area
left-out-outcome = outcome
left-out-kept = to keep
left-out-at_cap = there already
left-out-no_figure = no figure
reference-nation = the nation
reference-best = the best
reference-peers = its peers
reference-in-lan = municipalities in { $label }
reference-in-storleksklass = municipalities with { $label } inhabitants
reference-in-group = { $label }
share-of-all = { $share } % have yes
colour-green = green
colour-yellow = yellow
colour-red = red
colour-grey = grey
reason-no_values = no values: { $node }
reason-low_coverage = too few values: { $node }
place-of = { $rank } of { $ranked }
people-users = about { $people } { $way ->
    [fewer] fewer
   *[more] more
} of { $of } users
people-answered = about { $people } { $way ->
    [fewer] fewer
   *[more] more
} of { $of } who answered
not-known = not known
blind = Not known how sure, without a single survey figure: { $names }
scoreless = No score: { $names }
rank-of = rank { $rank } of { $ranked }
rank-at = rank { $rank }
within-noise = within the noise

## A score that is not there, or rests on little.

unscored = { $unit } has no score on { $node }, so there is nothing to compare: { $why }.
unscored-no_values = no values on { $node }
unscored-low_coverage = too few values on { $node }
unscored-coverage = { $why } (coverage { $coverage } %, at least { $least } % needed)
weak = The score rests on little: { $what }.
thin-part = less than half of { $node } was observed
thin-indicator = { $node } was not observed
reference-of-means = The reference's score is what its mean figures give in the index, not the mean of its units' scores.

## Titles, and what a period says beside its year.

reconstruction = { $title } (reconstruction)
period-borrowed = { $period } ({ $count } borrowed from { $from })
period-back_cast-own = { $period } (back-cast, own frame)
period-back_cast-present = { $period } (back-cast, present frame)
choices-own = own choices
since = compared with { $edition }

## Names of what the core gives as codes: result groups, fields, awards, and why a node is on a list.

group-high = High result
group-above = Above average
group-near = Near average
group-below = Below average
group-low = Low result
quadrant-keep = Keep
quadrant-improve_if_possible = Improve if possible
quadrant-lower_priority = Lower priority
quadrant-prioritise = Prioritise
field-both = good on both
field-first = good on the first only
field-second = good on the second only
field-neither = good on neither
honour-of_the_year = Home-care municipality of the year
honour-best = Best
honour-climber = Climber of the year
ground-best_quarter = among the best quarter
ground-clearly_above = clearly above the reference
ground-no_figure = no figure, which costs points
ground-worst_quarter = among the worst quarter
ground-clearly_below = clearly below the reference

## What an indicator measures.

indicator-meaning = Measures: { $fact }.
indicator-source = Source: { $fact }.
indicator-kpi = Kolada: { $fact }.
