## What a package can hold, and what each is for.

report-section-files = What is here
report-title-files = Start here
report-files-how = All that a file links to lies in the same folder. Nothing needs to be installed, and nothing is fetched from the net.
report-files-tool = All that a file links to lies in the same folder, but for the analysis tool, which opens by itself. Nothing needs to be installed.
report-files-caption = The files in the folder
report-file = { $product } ({ $kind })
report-column-file = File
report-column-for = What it is for
report-product-report = The report
report-product-report-for = { $kind ->
    [municipality] Read by the committee, the management and those who develop quality: where the municipality stands and why, what can be done first, and how sure that is.
   *[unit] Read by those who answer for the result: where the unit stands and why, what can be done first, and how sure that is.
}
report-product-again = { $kind ->
    [municipality] The same content, to print, to register or to send on.
   *[unit] The same content, to print, to keep or to send on.
}
report-product-slides = The slides
report-product-slides-for = Shown at a meeting. Charts and tables can be edited, and the notes say what the slide does not.
report-product-data = The data
report-product-data-for = For those who want to calculate themselves: all tables of the report, the data of its pictures, and every fact with what it rests on.
report-product-notice = The advance notice
report-product-notice-for = { $kind ->
    [municipality] What the municipality is told before others. The notice is preliminary and names no other municipality.
   *[unit] What the unit is told before others. The notice is preliminary and names no other unit.
}
report-product-resident = The resident's sheet
report-product-resident-for = For those who have home care or choose it: the providers in the order of the alphabet, in plain words.
report-product-units = Units and providers
report-product-units-for = For those who run them: the units beside each other, how sure the order is, and a page for each.
report-product-units-data = The figures of the units
report-product-units-data-for = For whoever wants to calculate: the list, the matrix and every figure of each unit.
report-product-districts = The districts
report-product-districts-for = The districts among the municipalities of the country, how far apart they lie, and a page for each.

## Where to begin.

report-start-title = Getting started: { $name }
report-section-meeting = A first meeting
report-title-meeting = A meeting of { $minutes } minutes
report-agenda-how = An agenda for the group that is to work with the result. Send out the report beforehand and let everybody read “In short”.
report-agenda-caption = Agenda
report-column-agenda = Item
report-column-minutes = Minutes
report-column-basis = Basis
report-column-tool = In the tool
report-agenda-decision = Where we are: read the page together. What surprises?
report-agenda-areas = Strong and weak: does the picture agree with what we know ourselves?
report-agenda-certainty = How sure: what can we rely on, and what is chance?
report-agenda-first = What do we do first? Choose one area rather than three.
report-agenda-learn = Whom can we ask, and who of us gets in touch?
report-agenda-followup = Decision: fill in an aim, who is responsible, and a date.

## An advance notice.

report-notice-title = Advance notice: { $name }, { $edition }
report-section-notice = Advance notice
report-title-notice = { $name } gets { $score } points
report-notice-mark = Preliminary. Not to be spread before { $release }. Recipient: { $recipient }.
report-notice-mark-with = { $notice } { $mark }.
report-notice-range = { $what ->
    [answers] The place lies between { $low } and { $high } of { $ranked } in nine of ten recalculations, when the weights vary by up to { $spread } percent and chance in the survey answers is counted.
   *[weights] The place lies between { $low } and { $high } of { $ranked } in nine of ten recalculations, when the weights vary by up to { $spread } percent.
}
report-notice-place = { $what ->
    [answers] The place is { $rank } of { $ranked } in nine of ten recalculations, when the weights vary by up to { $spread } percent and chance in the survey answers is counted.
   *[weights] The place is { $rank } of { $ranked } in nine of ten recalculations, when the weights vary by up to { $spread } percent.
}
report-column-apart = Difference
report-notice-what = { $kind ->
    [municipality] The notice rests on the figures there are today. Should they change, score and place may change too. It says nothing of other municipalities.
   *[unit] The notice rests on the figures there are today. Should they change, score and place may change too. It says nothing of other units.
}
report-time = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year } at { $hour }:{ $minute }

## The pages of a launch: the table.

report-launch-title = Launch: { $edition }
report-section-results = Results
report-title-results = { $name } has the highest score of { $ranked }: { $score }
report-title-results-none = Nobody has a score
report-results-caption = All results
report-results-how = { $kind ->
    [municipality] A higher score is better. Municipalities without a score stand last and have no place.
   *[unit] A higher score is better. Units without a score stand last and have no place.
}
report-results-lacking = Gaps are figures that are missing, that were not answered, or that rest on too few answers.
report-results-changed = Changes are from { $year }; the last column says when they cannot be compared.
report-results-incomparable = The definition has changed since { $year }, so changes in score and place do not come from the figures alone.
report-results-sign = Plus means more points and a better place.
report-section-map = Map
report-absent-map = left out, as their boundaries are not at hand
report-title-map = The municipalities by result group
report-map-title = { $high } municipalities have a high result, { $low } a low one
report-title-map-counties = { $best } has the highest mean score, { $worst } the lowest
report-map-subtitle = The colour shows the result group
report-map-how = The groups begin at 1.25 and 0.25 standard deviations above and below the mean of all scores. The map shows where municipalities stand, not how sure differences are.
report-column-note = Note
report-column-code = Code
report-column-county = County
report-column-node = { $node }
report-column-lacking = Gaps
report-column-change-score = Change in score
report-column-change-places = Change in place
report-column-comparable = Comparability
report-gap-missing = missing: { $number }
report-gap-not_answered = not answered: { $number }
report-gap-suppressed = too few answers: { $number }
report-incomparable-new = no score last time
report-incomparable-definition = another definition
report-incomparable-figures = figures have come or gone

## Awards.

report-section-awards = Awards
report-title-awards = Those who are awarded
report-absent-awards = left out, as nobody has a score
report-awards-caption = Awards
report-awards-ties = Equal scores share an award, and all who share it are named. Scores are compared before they are rounded.
report-awards-coverage = { $kind ->
    [municipality] No municipality is left out because figures are missing. Coverage tells how much of the weight the score rests on.
   *[unit] Nobody is left out because figures are missing. Coverage tells how much of the weight the score rests on.
}
report-column-honour = Award
report-column-covered = Coverage
report-column-shared = Shared
report-honour-of_the_year = { $kind ->
    [municipality] Municipality of the year
   *[unit] Highest score
}
report-honour-best = Best
report-honour-climber = Climber of the year
report-shared = yes
report-label-climb = Climber of the year: { $name }
report-climb = { $name } has climbed { $places } places since { $year }.
report-climb-unsplit = How much of that is its own figures cannot be told.
report-climb-parts = Its own figures account for { $values } places, figures that came or went for { $statuses }, the scale for { $frame }, the definition for { $definition }, and the results of others for { $others }.
report-climb-expected = Those who stood alike last time moved { $places } places on average: who stands low one year is mostly nearer the middle the next.
report-climb-changed = The definition has changed, so the climb does not follow from the figures alone.

## The press.

report-section-press = Sentences for the press
report-title-press = Sentences to be used as they stand
report-press-how = Each sentence says no more than the scores carry. A change of place is not told where the definition has changed, and is called unsure where it lies within chance in the answers.
report-press-caption = { $kind ->
    [municipality] A sentence for each municipality
   *[unit] A sentence for each unit
}
report-press-groups-caption = A sentence for each { $by }
report-column-sentence = Sentence
report-press-unit = { $name } gets { $score } points in { $edition } and place { $rank } of { $ranked }: { $group }.
report-press-shared = { $name } gets { $score } points in { $edition } and shares place { $rank } of { $ranked }: { $group }.
report-press-unscored = { $name } gets no score in { $edition }, as too many figures are missing.
report-press-both = { $first } { $second }
report-press-noise = The change since { $year } lies within the uncertainty of the answers.
report-press-same = That is the same place as in { $year }.
report-press-up = { $count ->
    [one] That is one place better than in { $year }.
   *[other] That is { $places } places better than in { $year }.
}
report-press-down = { $count ->
    [one] That is one place worse than in { $year }.
   *[other] That is { $places } places worse than in { $year }.
}
report-press-group = { $kind ->
    [municipality] { $group }: the highest score of { $number } municipalities is that of { $names }, { $score }, which is place { $rank } of { $ranked } in the country. The mean is { $mean }; in the country { $all }.
   *[unit] { $group }: the highest score of { $number } is that of { $names }, { $score }, which is place { $rank } of all { $ranked }. The mean is { $mean }; of all { $all }.
}
report-press-group-one = { $kind ->
    [municipality] { $group }: { $names } is the only municipality with a score, { $score }, and has place { $rank } of { $ranked } in the country.
   *[unit] { $group }: { $names } is the only one with a score, { $score }, and has place { $rank } of all { $ranked }.
}
report-press-group-none = { $group }: nobody has a score.

## What was checked.

report-section-check = Checks
report-title-check = What was checked
report-check-number = { $kind ->
    [municipality] The table has { $number } municipalities.
   *[unit] The table has { $number } units.
}
report-check-all = All 290 municipalities of Sweden are there, under their codes and names.
report-check-absent = Absent among Sweden's 290 municipalities: { $names }.
report-check-strange = Codes that no Swedish municipality has: { $names }.
report-check-renamed = Names that are not those of the code: { $names }.
report-check-more = { $number } more
report-check-came = Not there in { $year }: { $names }.
report-check-went = There in { $year } but not now: { $names }.
report-check-same-units = They are the same as in { $year }.
report-check-copied = All figures are those of { $year }, which may mean an old file: { $names }.
report-check-gaps = Figures that are there and that are not
report-column-observed = There
report-column-missing = Missing
report-column-not_answered = Not answered
report-column-suppressed = Too few answers
report-column-not_applicable = Not applicable
report-column-observed-then = There in { $year }
report-check-moved = The table shows the largest changes among all that changed more than expected. They may be right; compare them with the source.
report-check-moved-caption = Figures that have changed most
report-column-deviations = Standard deviations

## What is new in the method.

report-section-news = Note on the method
report-title-news = What is new in the method since { $year }
report-title-news-none = The method is the same as in { $year }
report-news-came = New figures: { $names }.
report-news-went = Figures that are no longer part: { $names }.
report-news-rules = Rules of how figures are put on a scale, filled in or weighed together have changed.
report-news-weights = Weights that have changed
report-column-weight-then = Weight in { $year }
report-column-weight-now = Weight now
report-news-hashes = Now: { $now }, fingerprint { $now_hash }. Then: { $then }, fingerprint { $then_hash }.

## Leads to the tool.

report-view-place = Open in the tool: { tool-screen-place }
report-view-first = Open in the tool: { tool-screen-first }
report-view-learn = Open in the tool: { tool-screen-learn }
report-view-change = Open in the tool: { tool-screen-change }
report-view-weights = Open in the tool: { tool-screen-weights }
report-view-units = Open in the tool: { tool-screen-units }
report-screen-place = { tool-screen-place }
report-screen-first = { tool-screen-first }
report-screen-learn = { tool-screen-learn }
report-screen-change = { tool-screen-change }
report-screen-weights = { tool-screen-weights }
