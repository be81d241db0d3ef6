## The frame of the analysis tool.

tool-title = { $heading }: analysis tool
tool-screens = Parts of the tool
tool-screen-place = Standing
tool-screen-first = Do first
tool-screen-learn = Learn from
tool-screen-change = Change
tool-screen-weights = Own weights
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
tool-nothing-tried = Change a value to see what it would give.
tool-tried-gives = Score { $before } → { $after }, place { $from } → { $to } of { $ranked }.
tool-others-still = All others stay as they are.
tool-reset = Reset the values

## Whom to learn from.

tool-no-background = There are no background figures to compare by.
tool-no-examples = None of the most similar is clearly better without having fallen back.

## Own weights.

tool-section-weights = Own weights
tool-weights-how = Change a weight, and the others in the same box change in proportion. A locked weight stays.
tool-weights-reset = Reset the weights
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
