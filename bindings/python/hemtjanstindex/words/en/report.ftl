## Numbers and lists within sentences.

report-percent = { $number } percent
report-percent-yes = { $number } percent yes
report-tenths = { $tenths ->
    [1] one in ten
    [2] two in ten
    [3] three in ten
    [4] four in ten
    [5] five in ten
    [6] six in ten
    [7] seven in ten
    [8] eight in ten
   *[9] nine in ten
}
report-few = { $number ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
   *[12] twelve
}
report-quoted = “{ $name }”
report-series = { $first }, { $rest }
report-series-and = { $first } and { $last }

## The page for a committee: its titles and labels.

report-section-decision = In short
report-title-unscored = { $name } gets no score
report-title-best = { $name } has the highest score
report-title-best-shared = { $name } shares first place
report-title-area = { $area } is the first thing to take on
report-title-none = { $kind ->
    [municipality] Nothing is clearly below the nation
   *[unit] Nothing is clearly below average
}
report-label-strong = Strong
report-label-weak = Weak
report-label-change = Change
report-label-goal = Proposed goals
report-label-first = First step
report-label-known = What is known
report-label-lacking = What is lacking

## Where a unit stands.

report-standing = { $name } has { $score } points and place { $rank } of { $ranked }: { $group }.
report-standing-two = { $name } shares place { $rank } with { $other }; both have { $score } points.
report-standing-several = { $kind ->
    [municipality] { $name } shares place { $rank } with { $others } other municipalities; all have { $score } points.
   *[unit] { $name } shares place { $rank } with { $others } others; all have { $score } points.
}
report-standing-group = The result counts as { $group }.
report-standing-coverage = The figures cover { $covered } percent of the weight.
report-weights = When the weights vary by up to { $spread } percent, the place is { $low }–{ $high } in nine recalculations of ten.
report-weights-same = When the weights vary by up to { $spread } percent, the place is { $rank } in nine recalculations of ten.
report-near = { $count ->
    [0] { $kind ->
        [municipality] No other municipality is within one point.
       *[unit] No other is within one point.
    }
    [one] { $kind ->
        [municipality] Within one point there is one other municipality.
       *[unit] Within one point there is one other.
    }
   *[other] { $kind ->
        [municipality] Within one point there are { $others } other municipalities.
       *[unit] Within one point there are { $others } others.
    }
}
report-thin = This rests on little: { $what }.
report-answers-unknown = Chance in the survey answers is not counted; the number of answers is not known.
report-answers-unstated = Chance in the survey answers is not counted; how alike one person's answers are is not known.
report-answers-counted-same = With chance in the answers counted too, the place is { $rank } as well.
report-answers-counted = With chance in the survey answers counted too, the place is { $low }–{ $high }.

## Figures, and what stands beside them.

report-claim-lead = Share who
report-claim-answered = of those who answered, { $figure } { $said }
report-claim-figure = { $name }: { $figure }
report-claim-place = { $claim }, place { $rank } of { $ranked }.
report-claim-beside = { $claim }; { $beside }.
report-beside-nation = { $kind ->
    [municipality] in the nation { $figure }
   *[unit] on average { $figure }
}
report-beside-before = { $nation }, in { $name } { $figure } in { $year }
report-no-strength = { $kind ->
    [municipality] Nothing is clearly above the nation.
   *[unit] Nothing is clearly above average.
}
report-no-area = { $kind ->
    [municipality] Nothing is clearly below the nation.
   *[unit] Nothing is clearly below average.
}
report-more-areas = { $count ->
    [one] One more area is clearly below.
   *[other] Clearly below are { $more } more areas.
}

## Change.

report-no-earlier = No result of an earlier year is part of this, so no change can be given.
report-no-change = { $name } does not have a score in both years, so no change since { $year } can be given.
report-change-none = The score is the same as in { $year }.
report-change-up = The score is { $points } higher than in { $year }.
report-change-down = The score is { $points } lower than in { $year }.
report-change-unsplit = How much of it is own figures cannot be told.
report-change-own-none = Own figures, definition and scale together give no change.
report-change-own-little = Own figures account for less than 0.1, definition and scale for the rest.
report-change-own-all = Own figures account for all of the change.
report-change-own-part = Own figures account for { $own }, definition and scale for the rest.
report-change-own-against = { $direction ->
    [up] Own figures raise the score by { $own }; definition and scale pull the other way.
   *[down] Own figures lower the score by { $own }; definition and scale pull the other way.
}
report-change-noise = The change is within the uncertainty of the answers.

## Goals, and whom to ask.

report-no-step = What a realistic step is cannot be told without figures of the year before.
report-no-step-known = For what is clearly below there is no realistic step to propose: others that began there have not moved ahead.
report-goal = { $goals } give { $score } points and place { $rank }, if others stand still.
report-goal-to = { $name } at { $amount }
report-ask = Ask { $others }.
report-ask-one = { $name } ({ $about })
report-ask-now = { $about } { $now }
report-ask-still = { $about } unchanged at { $now }
report-ask-then = { $about } { $before } → { $now }

## No score.

report-unscored = { $name } gets no score: { $why }.
report-unscored-coverage = { $name } gets no score: its figures cover { $covered } percent of the weight, and at least { $least } is required.
report-lacking-missing = No figure: { $names }.
report-lacking-not_answered = Not answered: { $names }.
report-lacking-suppressed = Too few answers to be shown: { $names }.

## What holds for a whole report.

report-title = { $name }: { $edition }
report-edition = { $edition }
report-edition-of = { $edition }, { $period }
report-head = { $edition } · { $name }
report-foot = { $kind ->
    [municipality] The project's own weights, not the index owner's method
   *[unit] Own choice of weights and method
}
report-foot-definition = Definition: { $definition }
report-mark-made_up = Made-up figures
report-mark-reconstruction = Reconstruction
report-mark-both = Made-up figures, reconstructed method
report-contents = Contents
report-facts = The facts of the report, with what each rests on
report-page-of = page { $page } of { $pages }
report-section-tables = Appendix: the data of the pictures
report-sheet-about = Read me
report-sheet-facts = Facts
report-sheet-contents = Sheets
report-sheet-how = The sheets have every figure with comparisons, the tables of the report, the data of its pictures, and lists of all. Means are unweighted, over those that have the figure. Numbers have all decimals and are shown as in the report. A dash means that there is no figure. Of the sheet Facts only the beginning is printed on paper.
report-skip = Skip to the text
report-data = Show as a table
