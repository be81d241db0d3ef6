## Rules by name; in English traces they stand as a definition writes them.

rule-none = none
rule-winsorise = winsorised
rule-log = logarithm
rule-min_max = min-max
rule-goalposts = goalposts
rule-log_goalposts = logarithm between goalposts
rule-distance_to_target = distance to a target
rule-z_score = z-score
rule-rank = rank
rule-percentile_rank = percentile rank
rule-borda = Borda
rule-exponential_rank = exponential rank
rule-round = rounding
rule-renormalise = the weight goes to what there is
rule-penalise = penalty
rule-refuse = no score
rule-mean = mean
rule-median = median
rule-group_mean = mean of the group
rule-group_median = median of the group
rule-nearest = the nearest
rule-given = weights as given
rule-equal = equal weights
rule-equal_indicators = equal weight for every indicator
rule-entropy = weights by entropy
rule-arithmetic = arithmetic mean
rule-geometric = geometric mean
rule-harmonic = harmonic mean
rule-power = power mean
rule-inverted_geometric = inverted geometric mean
rule-product = product
rule-ratio = ratio
rule-first_if = the first, if the condition holds
rule-copeland = comparisons pair by pair (Copeland)

## What varies, with what the core says of it.

source-all_weights = all weights, by up to { $share } % up or down
source-weights = weights{ $how }
source-weights_from = who gave the weights{ $how }
source-sampling = the random error of survey answers{ $how }
source-rounding = the rounding of figures{ $how }
source-noise = errors of figures{ $how }
source-drop = which parts are in{ $how }
source-choice = the choice of a rule{ $how }
