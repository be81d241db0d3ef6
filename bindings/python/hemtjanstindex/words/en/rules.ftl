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

## Between which rules a choice is, and where.

rule-level = level { $level }
rule-or = or
step-treat = treatment
step-normalise = normalisation
step-missing = missing figures
step-not_answered = not answered
step-suppressed = too few answers
step-not_applicable = not applicable
step-constant = the same for all
step-weight = weights
step-aggregate = aggregation
step-rescale = rescaling
step-method = method
step-table = figures

## Their parameters.

parameter-max_points = at most { $value } values drawn in
parameter-skewness = only where the skewness is at least { $value }
parameter-kurtosis = and the kurtosis at least { $value }
parameter-log-true = if that is not enough, the logarithm is taken
parameter-log-false = the logarithm is never taken
parameter-log_share = { $value } of the range added
parameter-low = lowest score { $value }
parameter-high = highest score { $value }
parameter-clip = values beyond the percentiles { $value } count as these
parameter-clip-true = values beyond the limits count as the limit
parameter-clip-false = values beyond the limits count as they are
parameter-target = target { $value }
parameter-mean = mean { $value }
parameter-sd = standard deviation { $value }
parameter-decimals = { $value } decimals
parameter-min_coverage = at least { $value } must be there
parameter-by = counted in { $value }
parameter-value = value { $value }
parameter-percentile = percentile { $value }
parameter-group = group { $value }
parameter-k = { $value } neighbours
parameter-by_distance-true = the nearer weigh more
parameter-by_distance-false = all weigh the same
parameter-floor = smaller values count as { $value }
parameter-p = exponent { $value }
parameter-at_least = from { $value }
parameter-share = share { $value }
parameter-spread = spread { $value }
parameter-levels = levels: { $value }
parameter-nodes = parts: { $value }
parameter-indicators = indicators: { $value }
parameter-step = step { $value }
parameter-rho = correlation { $value }
parameter-respondents = { $value } answers
parameter-standard_error = standard error { $value }
parameter-drop_p = probability { $value }
parameter-answers = { $number } respondents, { $hash }
parameter-dirichlet = Dirichlet
parameter-normal = normal
parameter-uniform = uniform
parameter-equal_voice = equal voice
parameter-and = and
parameter-value-true = yes
parameter-value-false = no
parameter-value-weight = weight
parameter-value-count = number of parts
