## The text of a trace; rules stand in it as a definition writes them.

trace-rule = { $step } { $rule }
trace-weight = weight { $share }
trace-weight_here = weight { $share } (here { $here })
trace-coverage = coverage { $share }
trace-thin = rests on little: { $node }
trace-raw = raw { $figure }
trace-direction-higher = higher is better
trace-direction-lower = lower is better
trace-origin-borrowed = borrowed from another year
trace-origin-inherited = inherited from the municipality

## Why there is no figure.

trace-status-missing = missing
trace-status-not_answered = not_answered
trace-status-suppressed = suppressed
trace-status-not_applicable = not_applicable

## Steps.

trace-step-denominate = denominate
trace-step-neighbour = neighbour
trace-step-impute = impute
trace-step-treat = treat
trace-step-normalise = normalise
trace-step-penalise = penalise
trace-step-leave_out = leave out
trace-step-drop = drop
trace-step-aggregate = aggregate
trace-step-rescale = rescale

## What steps rest on.

trace-fact-denominator = denominator
trace-fact-distance = distance
trace-fact-lower_cap = lower cap
trace-fact-upper_cap = upper cap
trace-fact-log_origin = log origin
trace-fact-log_offset = log offset
trace-fact-origin = origin
trace-fact-points_per_unit = points per unit
trace-fact-worst_bound = worst bound
trace-fact-best_bound = best bound
trace-fact-reference_units = reference units
trace-fact-comparisons_won = comparisons won
trace-fact-comparisons_lost = comparisons lost
trace-fact-steps_per_unit = steps per unit
trace-fact-worse = worse
trace-fact-better = better
trace-fact-low = low
trace-fact-high = high
trace-fact-clip = clip
trace-fact-weight_present = weight present
trace-fact-min_coverage = min_coverage

## What is out of the ordinary.

trace-mark-the_reference_gives_this_indicator_no_frame = the reference gives this indicator no frame
trace-mark-the_group_is_unknown_to_the_reference_the_value_of_all = the group is unknown to the reference: the value of all
trace-mark-nothing_in_common_with_the_reference_the_value_of_all = nothing in common with the reference: the value of all
trace-mark-constant_in_the_reference_the_middle_of_the_scale = constant in the reference: the middle of the scale
trace-mark-cut_to_the_lower_cap = cut to the lower cap
trace-mark-cut_to_the_upper_cap = cut to the upper cap
trace-mark-below_the_logarithm_s_origin_counts_as_the_origin = below the logarithm's origin: counts as the origin
trace-mark-beyond_the_worst_bound_cut_to_it = beyond the worst bound: cut to it
trace-mark-beyond_the_best_bound_cut_to_it = beyond the best bound: cut to it
trace-mark-beyond_the_best_of_the_reference = beyond the best of the reference
trace-mark-too_little_is_present_no_score = too little is present: no score
trace-mark-nothing_is_present_no_score = nothing is present: no score
