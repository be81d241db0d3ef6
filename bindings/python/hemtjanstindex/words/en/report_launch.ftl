### What a publisher and those who hand it on say.

## What has become better over all.

report-section-improved = What has improved
report-title-improved = { $kind ->
    [municipality] Clearest improvement: { $name }, better than in { $year } in { $better } of { $units } municipalities
   *[unit] Clearest improvement: { $name }, better than in { $year } with { $better } of { $units }
}
report-title-improved-none = No figure has clearly improved since { $year }
report-column-mean-then = Mean { $year }
report-column-mean-now = Mean now
report-column-both = With the figure in both years
report-column-better-in = Better
report-column-worse-in = Worse
report-column-verdict = On the whole
report-verdict-improved = improved
report-verdict-worsened = worsened
report-verdict-unclear = no clear change
report-improved-caption = The figures of both editions
report-improved-how = { $kind ->
    [municipality] Means are unweighted, over the municipalities that have the figure in both years. The table counts how many municipalities have a better or a worse figure, not why.
   *[unit] Means are unweighted, over the units that have the figure in both years. The table counts how many have a better or a worse figure, not why.
}
report-improved-clear = A change of the mean is called clear where it is at least twice its standard error.

## A sheet for meetings of members.

report-product-members = The members' sheet
report-product-members-for = For a meeting of members: what is good, what is not, and questions to those who decide.
report-members-title = Members' sheet: { $name }, { $edition }
report-section-members = Members' sheet
report-title-members = { $name }: what to talk about at the meeting
report-label-questions = Questions to ask
report-members-area = { $kind ->
    [municipality] What does the municipality do to improve { $area }?
   *[unit] What is done to improve { $area }?
}
report-members-keep = { $kind ->
    [municipality] How will the municipality keep what is good?
   *[unit] How is what is good kept?
}
report-members-lacking = { $kind ->
    [municipality] How will the municipality get the figures that are lacking?
   *[unit] How will the figures that are lacking be got?
}
report-members-when = When can we see whether it has become better?
report-members-who = Who answers for it?

## Text for the papers of a committee.

report-section-memo = Text for the papers
report-title-memo = Text for the papers of the committee, to be copied
report-label-matter = The matter
report-label-result = The result
report-label-proposal = Proposed decision
report-memo-matter = { $name } has its result in { $edition }. { $foot }.
report-memo-mark = { $mark }.
report-memo-goal = The committee adopts as goals for the coming year: { $goals }.
report-memo-no-goal = The committee chooses an area to improve in the coming year, and a goal for it.
report-memo-owner = The committee names who answers for each goal.
report-memo-followup = The outcome is reported when the next result is there.
