## The text of a trace; rules stand in it as a definition writes them.

trace-rule = { $step } ({ $rule })
trace-weight = vikt { $share }
trace-weight_here = vikt { $share } (här { $here })
trace-coverage = täckning { $share }
trace-thin = svagt underlag: { $node }
trace-raw = råvärde { $figure }
trace-direction-higher = högre är bättre
trace-direction-lower = lägre är bättre
trace-origin-borrowed = lånad från ett annat år
trace-origin-inherited = ärvd från kommunen

## Why there is no figure.

trace-status-missing = saknas
trace-status-not_answered = ej besvarad
trace-status-suppressed = redovisas inte
trace-status-not_applicable = ej tillämplig

## Steps.

trace-step-denominate = delad
trace-step-neighbour = liknande
trace-step-impute = skattad
trace-step-treat = behandlad
trace-step-normalise = normerad
trace-step-penalise = avdrag
trace-step-leave_out = utelämnad
trace-step-drop = struken
trace-step-aggregate = vägs samman
trace-step-rescale = skalas om

## What steps rest on.

trace-fact-denominator = nämnare
trace-fact-distance = avstånd
trace-fact-lower_cap = nedre gräns
trace-fact-upper_cap = övre gräns
trace-fact-log_origin = logaritmens nollpunkt
trace-fact-log_offset = logaritmens tillägg
trace-fact-origin = nollpunkt
trace-fact-points_per_unit = poäng per mätsteg
trace-fact-worst_bound = sämsta gräns
trace-fact-best_bound = bästa gräns
trace-fact-reference_units = antal i referensen
trace-fact-comparisons_won = vunna jämförelser
trace-fact-comparisons_lost = förlorade jämförelser
trace-fact-steps_per_unit = steg per mätsteg
trace-fact-worse = sämre målvärde
trace-fact-better = bättre målvärde
trace-fact-low = det sämre blir
trace-fact-high = det bättre blir
trace-fact-clip = beskärs
trace-fact-weight_present = andel av vikten som finns
trace-fact-min_coverage = minsta andel

## What is out of the ordinary.

trace-mark-the_reference_gives_this_indicator_no_frame = referensen ger indikatorn ingen skala
trace-mark-the_group_is_unknown_to_the_reference_the_value_of_all = gruppen finns inte i referensen: värdet för alla
trace-mark-nothing_in_common_with_the_reference_the_value_of_all = inget gemensamt med referensen: värdet för alla
trace-mark-constant_in_the_reference_the_middle_of_the_scale = lika för alla i referensen: skalans mitt
trace-mark-cut_to_the_lower_cap = räknas som den nedre gränsen
trace-mark-cut_to_the_upper_cap = räknas som den övre gränsen
trace-mark-below_the_logarithm_s_origin_counts_as_the_origin = under logaritmens nollpunkt: räknas som den
trace-mark-beyond_the_worst_bound_cut_to_it = sämre än sämsta gränsen: räknas som den
trace-mark-beyond_the_best_bound_cut_to_it = bättre än bästa gränsen: räknas som den
trace-mark-beyond_the_best_of_the_reference = bättre än den bästa i referensen
trace-mark-too_little_is_present_no_score = för lite finns: ingen poäng
trace-mark-nothing_is_present_no_score = inget finns: ingen poäng
