## The frame of the analysis tool.

tool-title = { $heading }: analysis tool
tool-screens = Parts of the tool
tool-screen-place = Standing
tool-screen-first = Do first
tool-screen-learn = Learn from
tool-screen-change = Change
tool-screen-weights = Own weights
tool-year = Year
tool-language = Language
tool-theme = Appearance
tool-theme-auto = As the device
tool-theme-light = Light
tool-theme-dark = Dark
tool-show = Show
tool-unknown = { $kind ->
    [municipality] No municipality is called “{ $text }”.
   *[unit] None is called “{ $text }”.
}
tool-welcome = { $kind ->
    [municipality] Choose a municipality
   *[unit] Choose whom it is about
}
tool-welcome-how = { $kind ->
    [municipality] Write the beginning of the municipality's name in the field above and press Show.
   *[unit] Write the beginning of the name in the field above and press Show.
}
tool-example = Or begin with { $name }
tool-identity = { $definition }, definition { $hash }, version { $version }.
tool-local = Everything is computed in this file; nothing is sent from here.
tool-unscored = This part needs a score. Standing tells which figures are lacking, and Change what is known.

## Where a unit stands.

tool-title-place = { $name } has place { $rank } of { $ranked }
tool-against = Compare with
tool-against-nation = { $kind ->
    [municipality] the nation
   *[unit] all
}
tool-against-best = the best
tool-against-peers = { $kind ->
    [municipality] similar municipalities
   *[unit] similar ones
}
tool-compared = { $name } { $score }, { $against } { $reference }
tool-compared-alt = { $name } has a score of { $score } and { $against } { $reference }; the difference is split on the figures.
tool-counting = How sure the place is, is being computed …
tool-column-share = Weight
tool-way = The way here
tool-index = The whole index
tool-answers-of = { $people } of { $all }
tool-trace = From figure to score
tool-trace-step = { $from } becomes { $to }

## What to do first.

tool-try = Try { $figure }
tool-column-tried = Try another value
tool-tried-of = Value to try: { $name }
tool-less = Decrease: { $of }
tool-more = Increase: { $of }
tool-all-figures = Show all { $number } figures
tool-plan = Try the way to “{ $group }”
tool-plan-place = Try the way to place { $rank }
tool-plan-place-next = The fewest changes that reach place { $rank }: { $changes }.
tool-plan-place-unreached = Place { $rank } is not reached by the steps that were tried.
tool-plan-place-least = The least effort that reaches place { $rank }: { $changes }.
tool-plan-least = “{ $group }” takes { $score } points. The least effort that gets there: { $changes }.
tool-plan-there = That goal is reached already.
tool-plan-own = With your weights and rules.
tool-goal = Goal
tool-goal-place = a place
tool-goal-rank = Place to reach
tool-goal-weights = Weights
tool-section-efforts = What the changes take
tool-efforts-how = What a change costs or takes is not in the figures. Here you can say it: 2 is twice as much as 1. The way to the goal is then what takes least in all.
tool-efforts-reset = Reset the efforts
tool-effort-of = Effort for { $name }
tool-effort-in = Effort in figures for { $name }
tool-column-effort = Effort
tool-nothing-tried = Change a value to see what it would give.
tool-tried-gives = Score { $before } → { $after }, place { $from } → { $to } of { $ranked }.
tool-tried-own = With your weights and rules: score { $before } → { $after }, place { $from } → { $to } of { $ranked }.
tool-tried-weights = When the weights vary by up to { $spread } percent, the new place is { $low }–{ $high } in nine recalculations of ten.
tool-tried-weights-same = When the weights vary by up to { $spread } percent, the new place is { $rank } in nine recalculations of ten.
tool-others-still = All others stay as they are.
tool-reset = Reset the values

## Whom to learn from.

tool-no-background = There are no background figures to compare by.
tool-background = { $kind ->
    [municipality] Similar municipalities are those most alike in
   *[unit] Similar ones are those most alike in
}
tool-background-all = Choose all
tool-background-faults = It cannot be said who is most alike:
tool-no-examples = None of the most similar is clearly better without having fallen back.

## Own weights.

tool-section-weights = Own weights
tool-weights-how = Change a weight, and the others in the same box change in proportion. A locked weight stays.
tool-weights-reset = Reset weights and rules
tool-weight-of = Weight of { $name }
tool-weight-in = Weight in percent of { $name }
tool-lock = Lock
tool-lock-of = Lock the weight of { $name }
tool-own-place = { $name } has place { $rank } of { $ranked } and a score of { $score } with these weights. With the definition's weights the place is { $usual }.
tool-own-best = Highest with these weights: { $name }, { $score }.
tool-own-caption = { $kind ->
    [municipality] The ten highest, and the municipality chosen
   *[unit] The ten highest, and the one chosen
}
tool-own-caption-all = { $kind ->
    [municipality] All municipalities
   *[unit] All
}
tool-own-all = Show all { $number }
tool-own-csv = Get the whole list (CSV)
tool-own-file = own-weights
tool-column-own-place = Place, own weights
tool-column-usual-place = Place, the definition's weights
tool-slope-usual = Definition's
tool-slope-own = Own
tool-slope-title = Places with the definition's weights and with own ones
tool-slope-subtitle = { $kind ->
    [municipality] Each line is a municipality
   *[unit] Each line is a unit
}
tool-slope-alt = { $kind ->
    [municipality] The municipalities' places with the definition's weights at the left and with own weights at the right.
   *[unit] The units' places with the definition's weights at the left and with own weights at the right.
}

## What is done, undone and taken away.

tool-screen-more = More
tool-search = { $kind ->
    [municipality] Municipality or figure
   *[unit] Unit or figure
}
tool-history = What you have done
tool-undo = Undo
tool-redo = Redo
tool-restart = Start again
tool-get-as = { $kind }: get { $name }
tool-note = Note
tool-note-loaded = Figures from { $file }
tool-note-own = The reader's own weights or rules
tool-section-more = More
tool-section-view = Save what you see
tool-view-how = All that you have chosen stands in the page's address. It can also be saved as a file and opened here again, by you or by somebody else.
tool-view-save = Save the view as a file
tool-view-open = Open a saved view
tool-fair = For visitors: start again when nobody has touched the page for { $seconds } seconds
tool-view-file = view
tool-view-opened = The view in { $file } is opened.
tool-view-other = The view in { $file } was saved from another edition. What is not here is left out.
tool-view-wrong = { $file } is no saved view.

## The reader's own figures.

tool-section-loaded = Own figures
tool-loaded-how = { $kind ->
    [municipality] Open a file, CSV, Excel (.xlsx) or LibreOffice (.ods), with a row for every municipality and a column for every figure, and all is computed anew with it. The file is read here in the page and never leaves the computer.
   *[unit] Open a file, CSV, Excel (.xlsx) or LibreOffice (.ods), with a row for every unit and a column for every figure, and all is computed anew with it. The file is read here in the page and never leaves the computer.
}
tool-loaded-open = Open figures
tool-loaded-back = Back to the edition
tool-loaded-sheet = Which sheet of { $file }?
tool-loaded-now = The whole tool is now about the figures in { $file }.
tool-loaded-notes = To know about the file:
tool-file-faults = The file cannot be used as it is:
tool-more-faults = … and { $number } more.
error-old-workbook = the file is a workbook of an older kind (.xls); open it in Excel or LibreOffice and save it as .xlsx

## The same in other ways.

tool-section-same = The same on the command line and in Python
tool-same-how = Get the files and put them into a folder. There the commands give the numbers that the parts of the tool show.
tool-same-figures = the figures
tool-same-definition = the definition
tool-same-own = the definition with your weights and rules
tool-same-earlier = the figures of the earlier edition
tool-same-units = the figures of the units
tool-same-districts = the figures of the districts
tool-same-of-units = the definition of the units
tool-same-before = the definition of the earlier edition

## Own rules, and two beside each other.

tool-own-faults = These rules cannot be used together:
tool-own-group = The group “{ $group }” holds in { $share } percent of those weightings.
tool-section-rules = Own rules
tool-rules-how = Here you can see what another way of computing would give.
tool-rules-floor = Scores below { $floor } count as { $floor } here: with a zero nothing else would mean anything.
tool-step-normalise = Common scale
tool-step-aggregate = Aggregation
tool-step-missing = Where a figure is missing
tool-rule-usual = as in the definition
tool-section-respondents = Weights that people gave
tool-respondents-how = A CSV file with a row for every person: the column respondent and a column for every part that the person gave a weight, headed by the part's id. The weight is the mean.
tool-respondents-file = Open weights
tool-respondents-taken = { $count ->
    [one] The weights are what one person answered ({ $file }).
   *[other] The weights are means of what { $people } people answered ({ $file }).
}
tool-section-rival = Two beside each other
tool-rival = { $kind ->
    [municipality] The chosen municipality and
   *[unit] The chosen one and
}
tool-lever = when weights change for the parts of
tool-above = { $name } stands above { $other } in { $share } percent of the weightings, when every weight is varied by up to { $spread } percent.
tool-overtaking = It is enough that { $moved } percentage points of weight move between the parts of { $part } for { $behind } to come level with { $ahead }.
tool-overtaking-caption = Smallest change for { $behind } to reach { $ahead }
tool-overtaking-none = No weights for the parts of { $part } make { $behind } come level with { $ahead }.
tool-overtaking-alone = { $behind } and { $ahead } do not have the same figures. With one weight at a time, while the other parts of { $part } keep their proportions, it is enough that the weight of { $name } goes from { $from } to { $to } percent for { $behind } to come level with { $ahead }. The smallest change of several weights at once is searched for by hti.overtaking in Python.
tool-overtaking-alone-none = { $behind } and { $ahead } do not have the same figures. No weight of the parts of { $part } alone makes { $behind } come level with { $ahead }. The smallest change of several weights at once is searched for by hti.overtaking in Python.
tool-overtaking-level = { $behind } and { $ahead } are level with each other.
tool-overtaking-try = Try those weights
tool-column-share-now = Weight now
tool-column-share-needed = Weight that is enough

## Who cannot be told apart.

tool-section-apart = Who cannot be told apart?
tool-apart-ask = Work out who cannot surely be told apart from { $name }
tool-apart-counting = Working out what it would have been if others had answered …
tool-apart-unknown = It cannot be said, as the number of answers behind the figures is not known.
tool-apart-all = { $kind ->
    [municipality] All other municipalities are surely above or below { $name }.
   *[unit] All others are surely above or below { $name }.
}
tool-apart = { $kind ->
    [municipality] { $count ->
        [one] One municipality
       *[other] { $number } municipalities
    }
   *[unit] { $count ->
        [one] One unit
       *[other] { $number } units
    }
} cannot surely be told apart from { $name }: with answers from other people the order could have been the reverse. This holds for all comparisons at once in at least nineteen cases of twenty.
tool-apart-who = Who they are

## Units and districts of a municipality.

tool-screen-units = Within the municipality
tool-title-units = Within { $name }
tool-units-none = Figures of units and providers in { $name } are not here.
tool-districts-none = Figures of districts in { $name } are not here.
tool-districts-parts = Differences between the districts, part by part
tool-column-highest = Highest
tool-column-lowest = Lowest

## The map of municipalities.

tool-section-map = Map
tool-map-how = Click a municipality, or choose it from the list. The map shows where municipalities lie, not how sure the differences are.
tool-map-choose = Municipality on the map
tool-map-nobody = None is chosen
tool-map-title = { $highs ->
    [one] One municipality has
   *[other] { $high } municipalities have
} a high result, { $low } a low one
tool-map-subtitle = Result group by the definition's weights and rules
tool-map-subtitle-own = Result group by own weights and rules
tool-map-chosen = { $name } has { $score } points and place { $rank } of { $ranked }. Result group: { $group }.

## Background of the editions that are shipped, by its columns.

background-andel_80plus = share aged 80 or over
background-andel_aldre_htj = share of older people with home care
background-andel_privat = share run privately
background-befolkning = inhabitants
background-befolkning_2016 = inhabitants 2016
background-halsa_rorelse_htj = how users rate their health and mobility
background-halsotillstand_htj = how users rate their health
background-hemsjukvard_i_htj = share of users with home nursing
background-htj_kostnad_per_brukare = cost of home care per user
background-htj_kostnad_per_inv = cost of home care per inhabitant
background-kostnad_per_brukare = cost per user
background-omfattning_htj_timmar = hours of home care
background-oro_htj = worry among users
background-personer_per_handlaggare = people per needs assessor
background-svar_oro_htj = severe worry among users
background-tathet = inhabitants per square kilometre
background-tathet_2017 = inhabitants per square kilometre 2017
