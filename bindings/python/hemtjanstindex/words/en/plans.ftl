plans-standing = { $unit }: { $score } points, { $place }, { $group }
plans-none = { $unit }: no score, too few figures
plans-no_plan = There is no plan for a unit without a score; whatif tells what more figures would give.
plans-unranked = no rank
plans-plan = Plan to reach { $goal }: { $changes }, effort { $effort }, { $proof }. It gives { $score } points and { $place }.
plans-already = Already reached: { $goal }.
plans-score = { $score } points
plans-goal = rank { $rank } ({ $score } points)
plans-proven = none cheaper reaches it
plans-bound = none with less effort than { $effort } reaches it
plans-out = { $goal } is not reached by what the plan may raise: all of it that helps, up to { $level }, gives { $score } points and { $place }.
plans-level = the level that { $share } % of the units reach
plans-best = the level of the best
plans-unfound = No plan to reach { $goal } was found before the search was cut short; the best found, up to { $level }, gives { $score } points and { $place }.
plans-without-outcome = Not in the plan, as outcomes follow from other indicators (--outcomes): { $names }.
plans-without-kept = Not in the plan, as they are to be kept (--kept): { $names }.
plans-without-at_cap = Not in the plan, as that level is reached already: { $names }.
plans-without-no_figure = Not in the plan, as there is no figure: { $names }.
plans-wider = With { $options } it can be reached: { $changes }, effort { $effort }, { $proof }, giving { $score } points and { $place }.
plans-not_wider = Nor is it reached with { $options }.
plans-answering = Not answered: { $survey } (indicators: { $indicators }). Answered like the worst it would give { $worst } points (rank { $worst_rank }), like the median { $median } (rank { $median_rank }), like the best { $best } (rank { $best_rank }).
plans-changes = { $count ->
    [one] 1 change
   *[other] { $shown } changes
}
plans-both = { $first } and { $second }
plans-list-actor = who can act
plans-list-indicator = indicator
plans-list-now = now
plans-list-to = to
plans-list-effort = effort
plans-list-alone = alone
plans-legend = Effort: what the change takes, a number told by --effort (else 1 for each). Alone: what the change gives if nothing else changes.
