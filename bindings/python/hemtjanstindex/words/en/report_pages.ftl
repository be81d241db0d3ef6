## Sections.

report-section-cover = Cover
report-section-outcome = What happened
report-section-first = Do first
report-section-plan = Plan
report-section-learn = Learn from
report-section-change = Change
report-section-areas = Strengths and areas
report-section-why = Why
report-section-certainty = Place and certainty
report-section-gaps = Gaps
report-section-followup = Follow-up
report-section-reading = How to read
report-section-method = Appendix: method and sources

## Why a page is not there.

report-absent-outcome = left out, since no earlier choices are given
report-absent-unscored = left out, since there is no score
report-absent-first = left out, since no realistic step gives more points
report-absent-plan = left out, since nothing is clearly below and the highest result group is reached already
report-absent-plan-level = left out, since nothing is clearly below and all have the same score
report-absent-areas = left out, since nothing is clearly below
report-absent-peers = left out, since there are no background figures to compare by
report-absent-examples = left out, since none of the most similar is clearly better without having fallen back
report-absent-earlier = left out, since there are no figures of an earlier year
report-absent-change = left out, since there are no figures
report-absent-gaps = left out, since every figure is there

## Heads of columns, and words in cells.

report-column-fact = Fact
report-column-value = Value
report-column-text = As it is read
report-column-rests_on = Rests on
report-column-what = What
report-column-indicator = Figure
report-column-kind = Kind
report-column-own = Now
report-column-nation = { $kind ->
    [municipality] Nation
   *[unit] Average
}
report-column-step = Realistic step
report-column-gain = Gives points
report-column-place = Place
report-column-people = Amounts to
report-column-unit = { $kind ->
    [municipality] Municipality
   *[unit] Unit
}
report-column-then = Before
report-column-now = Now
report-column-distance = Distance
report-column-year = { $year }
report-column-difference = Change
report-column-points = Share in points
report-column-part = Part
report-column-score = Points
report-column-list = Verdict
report-column-alone_score = This alone: points
report-column-alone_rank = This alone: place
report-column-varied = What varies
report-column-best = At best
report-column-worst = At worst
report-column-group = Result group
report-column-share = Share of recalculations
report-column-survey = Survey
report-column-as_worst = As the worst
report-column-as_median = As the median
report-column-as_best = As the best
report-column-aim = Goal
report-column-action = What we do
report-column-owner = Responsible
report-column-date = Done by
report-column-next = Measured again
report-column-meaning = What it measures
report-column-source = Source
report-column-weight = Weight in the index
report-kind-outcome = Goal
report-kind-process = Action
report-list-strength = Strength
report-list-development = Development area
report-place-of = { $rank } of { $ranked }
report-share-cell = { $share } %
report-group-high = High result
report-group-above = Above average
report-group-near = Near average
report-group-below = Below average
report-group-low = Low result
report-name = { $name }
report-nation-name = { $kind ->
    [municipality] The nation's means
   *[unit] The means of all
}

## The first page.

report-cover-figures = The figures are of { $period }.
report-cover-order = The report begins with what is to be decided; method and sources stand last.
report-strip-title = Place { $rank } of { $ranked }: { $group }
report-strip-of = { $name } { $year }: place { $rank } of { $ranked }, { $group }
report-strip-subtitle = { $kind ->
    [municipality] Points. Every tick is a municipality.
   *[unit] Points. Every tick is a unit.
}
report-strip-dots = { $kind ->
    [municipality] Points. Every dot is a municipality.
   *[unit] Points. Every dot is a unit.
}
report-strip-alt = { $kind ->
    [municipality] All { $ranked } municipalities have between { $low } and { $high } points. { $name } has { $score } and is { $group }.
   *[unit] All { $ranked } units have between { $low } and { $high } points. { $name } has { $score } and is { $group }.
}
report-strip-same-alt = All that have a score, { $name } too, have { $score } points and are { $group }.
report-strip-caption = How points are distributed
report-strip-lowest = Lowest
report-strip-quarter = Limit of the lowest quarter
report-strip-median = Median
report-strip-three_quarters = Limit of the highest quarter
report-strip-highest = Highest

## What to do first.

report-title-areas = { $count ->
    [one] { $kind ->
        [municipality] One area is clearly below the nation
       *[unit] One area is clearly below average
    }
   *[other] { $kind ->
        [municipality] { $shown } areas are clearly below the nation
       *[unit] { $shown } areas are clearly below average
    }
}
report-title-areas-named = { $count ->
    [one] { $kind ->
        [municipality] One area is clearly below the nation: { $names }
       *[unit] One area is clearly below average: { $names }
    }
   *[other] { $kind ->
        [municipality] { $shown } areas are clearly below the nation: { $names }
       *[unit] { $shown } areas are clearly below average: { $names }
    }
}
report-first-caption = { $kind ->
    [municipality] First what is clearly below the nation, then what a step raises most
   *[unit] First what is clearly below average, then what a step raises most
}
report-first-order = The order is the same throughout the report.
report-first-kinds = A goal is what is noticed in the end; an action is something that the service itself can do.
report-first-step = A realistic step is what a quarter of those who began at the same level managed in one year. Points and place hold if only that figure changes and all others stand still.
report-first-beyond = Where the step gives 0.0, the figure lies beyond the end of the scale after it too.
report-column-grade = Grade
report-column-effect = Effect
report-field-prioritise = Prioritise
report-field-improve_if_possible = Improve if possible
report-field-lower_priority = Lower priority
report-field-keep = Keep
report-axis-grade = grade: worse or better than the mean
report-axis-effect = effect on the score
report-matrix-title = Low grade and large effect come first
report-matrix-subtitle = Grade in standard deviations from the mean, effect in points per deviation; the lines are 0 and { $line } for all
report-matrix-alt = Every figure by grade and effect. The lines between the fields are grade 0 and effect { $line }, the same for all.
report-matrix-order = The fields say how much a figure weighs; the order of the table says what is clearly below and how far a realistic step goes.
report-matrix-marks = Squares are development areas, and triangles strengths.
report-matrix-caption = Grade and effect

## Plan.

report-title-plan = Realistic steps give { $score } points and place { $rank }
report-title-plan-goal = The way to the next result group
report-label-year = One year
report-label-next = Next result group
report-plan-caption = Step by step
report-plan-step = The steps are what a quarter of those who began at the same level managed in one year.
report-plan-others = If the others do not stand still, the place is another one; the points do not change by that.
report-plan-back = The level of { $year } for { $name }, { $amount }, would alone give place { $rank }, if others stand still.
report-plan-next = “{ $group }” takes { $score } points. The fewest changes that are enough: { $changes }.
report-plan-unreached = “{ $group }” takes { $score } points, and the steps that were tried do not get there.
report-plan-cap = No figure is set better than the level that the best tenth reach. What the steps cost or take is not in the figures.
report-plan-left-many = Not tried in the plan are { $number } figures: they are strengths, there already or lacking.
report-plan-left = Not tried in the plan: { $names }.

## Whom to learn from.

report-title-learn = Ask { $name } about { $area }
report-title-learn-two = Ask { $name } about { $area } and { $other } about { $other_area }
report-title-learn-some = Ask { $name }
report-learn-caption = Better now, and not worse than the year before
report-learn-what = { $kind ->
    [municipality] These municipalities have the most similar conditions. The table shows in which figure they are better, not what they have done.
   *[unit] These units have the most similar conditions. The table shows in which figure they are better, not what they have done.
}
report-learn-distance = The smaller the distance, the more alike are conditions.
report-learn-without = None of them is an example of: { $names }.

## Change.

report-title-unchanged = No figures have changed since { $year }
report-title-unclear = No figure has clearly changed since { $year }
report-title-rose = { $name } rose from { $before } to { $now }
report-title-turned = { $name } went from { $before } to { $now }
report-title-fell = { $name } fell from { $before } to { $now }
report-label-score = The score
report-change-caption = The figures as they were published
report-change-most = { $kind ->
    [municipality] The title names the figure that has changed most, measured by how much municipalities differ. A change that can be rounding, or chance where it is known, is not named in it.
   *[unit] The title names the figure that has changed most, measured by how much all differ. A change that can be rounding, or chance where it is known, is not named in it.
}
report-change-how = Every part is a mean over all orders in which the changes can be counted. The parts say what was recalculated, not why.
report-change-moved = The place in { $part } went from { $before } to { $now } although the own figures are the same; what has changed is the results of others, the scale or the definition.
report-part-values = Own figures
report-part-statuses = Figures that came or went
report-part-frame = The scale, which all set
report-part-definition = The definition
report-parts-title = The score went from { $before } to { $now }
report-parts-subtitle = Points, by what has changed since the last edition
report-parts-alt = From { $before } points in { $year } to { $now }, split into own figures, scale and definition.
report-parts-caption = Parts of the change
report-column-nation-year = { $kind ->
    [municipality] Nation { $year }
   *[unit] Mean { $year }
}
report-trend-title = { $measured }: { $then } in { $first }, { $now } in { $last }
report-trend-subtitle = { $kind ->
    [municipality] { $name } and the nation's unweighted mean, year by year
   *[unit] { $name } and the unweighted mean of all, year by year
}
report-trend-alt = Several years of { $names }, and of the score. The first went from { $then } in { $first } to { $now } in { $last } in { $name }.
report-trend-figures-alt = Several years of { $names }. The first went from { $then } in { $first } to { $now } in { $last } in { $name }.
report-trend-caption = Year by year
report-trend-score = Score
report-trend-lower = { $name } (lower is better)
report-trend-broken = new definition
report-trend-how = Where the definition has changed, scores of the years cannot be compared, and no line is drawn.

## Strengths and areas.

report-title-both = Strong: { $strong }. Weak: { $weak }
report-title-strong = { $kind ->
    [municipality] Strong: { $strong }. Nothing is clearly below the nation
   *[unit] Strong: { $strong }. Nothing is clearly below average
}
report-title-weak = { $kind ->
    [municipality] Weak: { $weak }. Nothing is clearly above the nation
   *[unit] Weak: { $weak }. Nothing is clearly above average
}
report-title-near = { $kind ->
    [municipality] Nothing is clearly above or below the nation
   *[unit] Nothing is clearly above or below average
}
report-title-figures = What is known about { $name }
report-parts-table = Parts of the index
report-figures-table = All figures
report-areas-what = A strength is better than the comparison and among the best quarter, or at least half a standard deviation above. A development area is the mirror image.
report-areas-known = Without a score there is no place, and so there are no strengths or development areas.
report-areas-unsure = How sure the differences are cannot be told, since the number of answers is not known.
report-areas-sure = Differences within chance in the answers do not count as strengths or development areas.

## Why.

report-title-why = { $weighs } weighs most, { $lifts } lifts most
report-title-lifts = { $lifts } lifts most
report-title-weighs = { $weighs } weighs most
report-title-level = { $kind ->
    [municipality] The figures are level with the nation's
   *[unit] The figures are level with the average
}
report-why-title = { $kind ->
    [municipality] From the nation's { $reference } to { $score } points in { $name }
   *[unit] From the means of all, { $reference } points, to { $score } for { $name }
}
report-why-subtitle = Points that each figure lifts or weighs
report-why-alt = { $kind ->
    [municipality] The nation's means give { $reference } points and { $name } has { $score }; the gap is split over the figures.
   *[unit] The means of all give { $reference } points and { $name } has { $score }; the gap is split over the figures.
}
report-why-caption = The figures' parts of the gap
report-why-others = Others
report-why-how = { $kind ->
    [municipality] The parts add up exactly to the gap between the municipality's score and the one that the nation's means give.
   *[unit] The parts add up exactly to the gap between the unit's score and the one that the means of all give.
}
report-why-means = { $kind ->
    [municipality] What the nation's means give is not the mean of the municipalities' scores.
   *[unit] What the means of all give is not the mean of the units' scores.
}
report-why-peers = { $kind ->
    [municipality] Distance is in standard deviations over the background figures there are; the smaller, the more alike.
   *[unit] Distance is in standard deviations over the background figures there are; the smaller, the more alike.
}
report-why-peers-caption = { $kind ->
    [municipality] Similar municipalities
   *[unit] Similar units
}
report-heat-title = { $other } scores higher than { $name } on { $number } of { $parts } parts
report-heat-none = None of the most similar scores higher than { $name } on any part
report-heat-subtitle = The stronger the colour, the higher the score; the triangle marks a higher score than { $name }
report-heat-alt = The parts of the index in { $name } and in the { $units } most similar ones. { $other } is ahead most often: on { $number } of { $parts } parts.
report-heat-caption = Part by part among the most similar
report-heat-how = A cell shows the figure as it was reported, or the score where the part has several. The triangle does not weigh chance in the answers: a small difference says nothing for sure.
report-none-missing = missing
report-none-not_answered = no answer
report-none-suppressed = too few
report-none-not_applicable = n/a
report-none-asked = not asked

## Place and certainty.

report-title-certainty = The place is { $low }–{ $high } when the weights vary
report-title-certain = The place is { $rank } also when the weights vary
report-certainty-assumed = Assumption: if every share of the survey rested on { $answers } answers, the place would be { $low }–{ $high } when weights and answers vary together.
report-certainty-what = The intervals hold nine recalculations of ten. They follow from what varies and promise nothing about a true place.
report-certainty-silent = That those who did not answer may think otherwise is not counted.
report-certainty-outside = Place { $rank } lies outside one of the intervals: near the ends of the list, recalculations move a place inwards more often than outwards.
report-varied-weights = The weights
report-varied-answers = The weights and chance in answers
report-varied-assumed = The weights and assumed answers
report-interval-title = From place { $low } to { $high }
report-interval-same = Place { $rank }
report-interval-subtitle = Place in nine recalculations of ten; the mark is the place as it is
report-interval-alt = { $name } has place { $rank } of { $ranked }. When the weights vary it is { $low } to { $high } in nine recalculations of ten.
report-interval-same-alt = { $name } has place { $rank } of { $ranked }. When the weights vary it is { $low } in nine recalculations of ten.
report-interval-caption = The interval of the place
report-groups-caption = How often each result group comes out when the weights vary
report-near-caption = The nearest above and below

## Gaps.

report-title-gaps = The figures cover { $covered } percent of the weight
report-gaps-scored = Where a figure is lacking the others weigh more, unless the definition says otherwise.
report-answering-caption = Points if the survey were answered

## What became of what was chosen.

report-title-outcome = { $count ->
    [1] One of { $number } goals is reached
   *[other] { $reached } of { $number } goals are reached
}
report-title-outcome-all = { $count ->
    [1] The goal is reached
   *[other] All { $number } goals are reached
}
report-title-outcome-none = { $count ->
    [1] The goal is not reached
   *[other] None of { $number } goals is reached
}
report-title-outcome-partly = { $count ->
    [0] None of { $number } goals is known to be reached; { $lacking } cannot be followed
    [1] One of { $number } goals is reached; { $lacking } cannot be followed
   *[other] { $reached } of { $number } goals are reached; { $lacking } cannot be followed
}
report-title-outcome-unknown = Whether the goals are reached cannot be said
report-outcome-how = A goal is reached when the figure is at least as good as the goal. Why a figure has changed, figures do not say.
report-outcome-chance = Where a difference may be chance, it may be chance too that the goal is reached, or not reached.
report-outcome-unknown = Where the number of answers is not known, whether a difference is larger than chance cannot be said.
report-outcome-caption = What was chosen after the last report
report-column-reached = Reached?
report-aim-reached = reached
report-aim-not-reached = not reached

## Follow-up.

report-title-followup = Proposed decision: one goal, one person responsible, one date
report-followup-how = Fill in what was chosen, and give it to whoever makes the report. Then the next one begins with what happened.
report-followup-next = Better one area than three.
report-followup-caption = To fill in
report-followup-empty = Own choice

## How to read.

report-title-reading = The words of the report
report-term-score = Points
report-term-place = Place
report-term-group = Result group
report-term-area = Strength and development area
report-term-step = Realistic step
report-term-chance = Chance
report-term-similar = Similar conditions
report-term-outcome = Goal and action
report-term-varied = When the weights vary
report-term-rounding = Rounding
report-meaning-score = Every figure is put on one scale and weighed together by the weights in the appendix. Higher is better.
report-meaning-rounding = Every number is rounded by itself. A difference or a sum can therefore seem to be off in its last digit.
report-meaning-place = { $kind ->
    [municipality] How many municipalities have a higher score, plus one. Those without a score have no place. In the middle of the list, little parts many places.
   *[unit] How many have a higher score, plus one. Those without a score have no place. In the middle of the list, little parts many places.
}
report-meaning-group = The groups are parted at 1.25 and 0.25 standard deviations above and below the mean of all scores. They are no fifths.
report-meaning-area = A strength is better than the comparison and among the best quarter, or at least half a standard deviation above. A development area is the mirror image.
report-meaning-step = The change that a quarter of those who began in the same third reached or exceeded between the two years.
report-meaning-chance = A survey asks some. Had others answered, the shares would have been somewhat different, most where few have answered.
report-meaning-similar = Nearness in the background figures that the table has. Results are not among them.
report-meaning-outcome = What follows from much else, such as how satisfied people are, is called a goal. What the service does is called an action.
report-meaning-varied = All weights are drawn at random up to { $spread } percent up or down, { $replicates } times, and the place is computed anew each time.

## Method.

report-title-method = How the index is computed
report-method-what = The table has all figures that are part of it. The weights add up to 100 percent.
report-method-identity = Definition { $definition }, fingerprint { $hash }; data { $table }.
report-method-caption = Figures, sources and weights

## What a correction has changed.

report-corrected-title = { $name }: corrections, { $edition }
report-section-corrected = Corrections
report-title-corrected = { $count ->
    [one] One value reads otherwise than before
   *[other] In this revision { $number } values read otherwise than before
}
report-title-corrected-none = Nothing reads otherwise than before
report-corrected-what = This is revision { $revision }. What was given before is no longer valid.
report-corrected-facts = Values that are new: { $new }; that are no longer there: { $gone }.
report-corrected-caption = What reads otherwise
report-corrected-cell = { $row } · { $column }

## The map of municipalities, in launches and in the tool.

report-map-alt = Map of the municipalities by result group: { $high } have a high result, { $above } are above the mean, { $near } near it, { $below } below it, { $low } have a low result and { $none } have no score.
report-map-caption = The municipalities of the map
report-map-none = No score
report-map-source = Boundaries of municipalities: Statistics Sweden, open geodata (CC0), simplified.
