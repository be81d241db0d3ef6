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
colour-green = green
colour-yellow = yellow
colour-red = red
colour-grey = grey
reason-no_values = no values: { $node }
reason-low_coverage = too few values: { $node }
place-of = { $rank } of { $ranked }
people-users = about { $people } of { $of } users
people-answered = about { $people } of { $of } who answered

## A score that is not there, or rests on little.

unscored = { $unit } has no score on { $node }, so there is nothing to compare: { $why }.
unscored-no_values = no values on { $node }
unscored-low_coverage = too few values on { $node }
unscored-coverage = { $why } (coverage { $coverage } %, at least { $least } % needed)
weak = The score rests on little: { $what }.
thin-part = less than half of { $node } was observed
thin-indicator = { $node } was not observed
reference-of-means = The reference's score is what its mean figures give in the index, not the mean of its units' scores.

## Titles.

choices-own = own choices
since = compared with { $edition }
