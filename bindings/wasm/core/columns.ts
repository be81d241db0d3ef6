// The columns of every result, an array each. Written by bindings/python/generate.py.

export interface Alternative {
  source: string[];
  rule: string[];
  p: Float64Array;
}

export interface Answering {
  survey: string[];
  indicators: string[][];
  worst_score: Float64Array;
  worst_rank: Float64Array;
  median_score: Float64Array;
  median_rank: Float64Array;
  best_score: Float64Array;
  best_rank: Float64Array;
  thin: string[];
}

export interface Award {
  honour: string[];
  node: string[];
  unit: string[];
  name: string[];
  score: Float64Array;
  rank: Float64Array;
  change_rank: Float64Array;
  change_score: Float64Array;
  rank_values: Float64Array;
  rank_statuses: Float64Array;
  rank_frame: Float64Array;
  rank_definition: Float64Array;
  rank_others: Float64Array;
  rank_slope: Float64Array;
  rank_regression: Float64Array;
  comparable: (boolean | null)[];
  unsplit: string[];
  coverage: Float64Array;
  missing: (boolean | null)[];
  thin: string[];
  shared: (boolean | null)[];
}

export interface Change {
  unit: string[];
  name: string[];
  score_before: Float64Array;
  score_after: Float64Array;
  score_values: Float64Array;
  score_statuses: Float64Array;
  score_frame: Float64Array;
  score_definition: Float64Array;
  rank_before: Float64Array;
  rank_after: Float64Array;
  rank_values: Float64Array;
  rank_statuses: Float64Array;
  rank_frame: Float64Array;
  rank_definition: Float64Array;
  rank_others: Float64Array;
  score_slope: Float64Array;
  score_regression: Float64Array;
  rank_slope: Float64Array;
  rank_regression: Float64Array;
  comparable: (boolean | null)[];
  unsplit: string[];
  score_error: Float64Array;
  within_noise: (boolean | null)[];
  thin_before: string[];
  thin_after: string[];
  score_change: Float64Array;
  rank_change: Float64Array;
}

export interface Contest {
  node: string[];
  weight: Float64Array;
  needed: Float64Array;
  change: Float64Array;
}

export interface Contribution {
  node: string[];
  own: Float64Array;
  reference: Float64Array;
  points: Float64Array;
  status: string[];
  indicator: (boolean | null)[];
  thin: string[];
}

export interface DistrictGap {
  municipality: string[];
  name: string[];
  node: string[];
  score: Float64Array;
  rank: Float64Array;
  districts: Float64Array;
  highest: string[];
  highest_name: string[];
  highest_score: Float64Array;
  highest_thin: string[];
  lowest: string[];
  lowest_name: string[];
  lowest_score: Float64Array;
  lowest_thin: string[];
  gap: Float64Array;
  thin: string[];
}

export interface DistrictPlace {
  unit: string[];
  name: string[];
  municipality: string[];
  node: string[];
  score: Float64Array;
  rank: Float64Array;
  group: string[];
  above: string[];
  above_name: string[];
  above_score: Float64Array;
  above_thin: string[];
  below: string[];
  below_name: string[];
  below_score: Float64Array;
  below_thin: string[];
  gap: Float64Array;
  inherited: Float64Array;
  coverage: Float64Array;
  thin: string[];
}

export interface FailedPoints {
  reason: string[];
  base_points: Float64Array;
}

export interface Failure {
  reason: string[];
  replicates: Float64Array;
}

export interface GoodExample {
  node: string[];
  unit: string[];
  name: string[];
  own: Float64Array;
  score: Float64Array;
  rank: Float64Array;
  colour: string[];
  change: Float64Array;
  does_well: (boolean | null)[];
  improved: (boolean | null)[];
  thin: string[];
  own_thin: string[];
  indicators: string[][];
}

export interface Importance {
  indicator: string[];
  importance: Float64Array;
  low: Float64Array;
  high: Float64Array;
  correlation: Float64Array;
  units: Float64Array;
}

export interface LeaveOneOut {
  node: string[];
  mean_shift: Float64Array;
  max_shift: Float64Array;
  unit: string[];
  name: string[];
  kendall: Float64Array;
  top_kept: Float64Array;
  thin: string[];
}

export interface List {
  node: string[];
  unit: string[];
  name: string[];
  score: Float64Array;
  rank: Float64Array;
  group: string[];
  colour: string[];
  coverage: Float64Array;
  missing: (boolean | null)[];
  thin: string[];
  change_rank: Float64Array;
  change_score: Float64Array;
  lan: string[];
  rank_lan: Float64Array;
  change_rank_lan: Float64Array;
  reason: string[];
  reason_node: string[];
}

export interface Outcome {
  case: string[];
  score: Float64Array;
  rank: Float64Array;
  group: string[];
  thin: string[];
}

export interface Peer {
  unit: string[];
  name: string[];
  distance: Float64Array;
  missing: string[][];
}

export interface PeerVariable {
  name: string[];
  weight: Float64Array;
  logarithmic: (boolean | null)[];
  own: Float64Array;
}

export interface Place {
  unit: string[];
  name: string[];
  score: Float64Array;
  rank: Float64Array;
  group: string[];
  above: string[];
  below: string[];
  thin: string[];
}

export interface Plan {
  indicator: string[];
  responsible: string[];
  raised_from: Float64Array;
  raised_to: Float64Array;
  effort: Float64Array;
  score_change: Float64Array;
}

export interface PlanLeftOut {
  indicator: string[];
  why: string[];
}

export interface Priority {
  unit: string[];
  indicator: string[];
  raw: Float64Array;
  status: string[];
  grade: Float64Array;
  effect: Float64Array;
  effect_low: Float64Array;
  effect_high: Float64Array;
  quadrant: string[];
  grade_line: Float64Array;
  effect_line: Float64Array;
  median_raw: Float64Array;
  median_gain: Float64Array;
  median_rank: Float64Array;
  median_people: Float64Array;
  upper_quartile_raw: Float64Array;
  upper_quartile_gain: Float64Array;
  upper_quartile_rank: Float64Array;
  upper_quartile_people: Float64Array;
  best_raw: Float64Array;
  best_gain: Float64Array;
  best_rank: Float64Array;
  best_people: Float64Array;
  realistic_raw: Float64Array;
  realistic_gain: Float64Array;
  realistic_rank: Float64Array;
  realistic_people: Float64Array;
  people_of: Float64Array;
  people_answered: (boolean | null)[];
  responsible: string[];
  next_published: string[];
  thin: string[];
}

export interface Profile {
  unit: string[];
  node: string[];
  indicator: (boolean | null)[];
  list: string[];
  ground: string[];
  own: Float64Array;
  reference: Float64Array;
  points: Float64Array;
  rank: Float64Array;
  ranked: Float64Array;
  colour: string[];
  status: string[];
  raw: Float64Array;
  raw_reference: Float64Array;
  people: Float64Array;
  people_of: Float64Array;
  people_answered: (boolean | null)[];
  error: Float64Array;
  within_noise: (boolean | null)[];
  thin: string[];
}

export interface Provider {
  unit: string[];
  name: string[];
  kind: string[];
  score: Float64Array;
  first: Float64Array;
  second: Float64Array;
  rank: Float64Array;
  first_rank: Float64Array;
  second_rank: Float64Array;
  field: string[];
  coverage: Float64Array;
  reason: string[];
  reason_node: string[];
  thin: string[];
  first_thin: string[];
  second_thin: string[];
}

export interface ProviderKind {
  kind: string[];
  units: Float64Array;
  shown: Float64Array;
  score: Float64Array;
  first: Float64Array;
  second: Float64Array;
}

export interface Published {
  rank: Float64Array;
  change_rank: Float64Array;
  unit: string[];
  name: string[];
  score: Float64Array;
  change_score: Float64Array;
  comparable: (boolean | null)[];
  group: string[];
  coverage: Float64Array;
  gaps: string[][];
  thin: string[];
  lan: string[];
  rank_lan: Float64Array;
  change_rank_lan: Float64Array;
  reason: string[];
  reason_node: string[];
}

export interface RankBound {
  rank: Float64Array;
  best: Float64Array;
  worst: Float64Array;
  best_bound: Float64Array;
  worst_bound: Float64Array;
  proven: (boolean | null)[];
}

export interface RankBounds {
  node: string[];
  weight: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

export interface RankSets {
  score: Float64Array;
  standard_error: Float64Array;
  rank: Float64Array;
  low: Float64Array;
  high: Float64Array;
  known: (boolean | null)[];
  surely_above: Float64Array;
  surely_below: Float64Array;
}

export interface Ranking {
  unit: string[];
  name: string[];
  score: Float64Array;
  rank: Float64Array;
  group: string[];
  colour: string[];
  coverage: Float64Array;
  missing: (boolean | null)[];
  thin: string[];
  reason: string[];
  reason_node: string[];
}

export interface Sensitivity {
  unit: string[];
  name: string[];
  output: string[];
  factor: string[];
  S1: Float64Array;
  S1_low: Float64Array;
  S1_high: Float64Array;
  ST: Float64Array;
  ST_low: Float64Array;
  ST_high: Float64Array;
  thin: string[];
}

export interface Since {
  change_rank: Float64Array;
  change_score: Float64Array;
}

export interface SobolIndices {
  output: Float64Array;
  factor: string[];
  S1: Float64Array;
  S1_low: Float64Array;
  S1_high: Float64Array;
  ST: Float64Array;
  ST_low: Float64Array;
  ST_high: Float64Array;
}

export interface Spread {
  mean: Float64Array;
  sd: Float64Array;
  median: Float64Array;
  low: Float64Array;
  high: Float64Array;
  mc_error: Float64Array;
  median_error: Float64Array;
  low_error: Float64Array;
  high_error: Float64Array;
}

export interface Trend {
  unit: string[];
  name: string[];
  year: Float64Array;
  period: string[];
  score: Float64Array;
  rank: Float64Array;
  comparable: (boolean | null)[];
  same_frame: (boolean | null)[];
  slope: Float64Array;
  slope_error: Float64Array;
  within_noise: (boolean | null)[];
  thin: string[];
}

export interface WeightInterval {
  node: string[];
  weight: Float64Array;
  low: Float64Array;
  high: Float64Array;
  low_found: Float64Array;
  high_found: Float64Array;
  low_loses: string[];
  low_gains: string[];
  high_loses: string[];
  high_gains: string[];
}

export interface Withholding {
  unit: string[];
  indicator: string[];
  why: string[];
  low: Float64Array;
  high: Float64Array;
  insider: Float64Array;
  exposed: (boolean | null)[];
}
