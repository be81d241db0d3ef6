## What the package says of problems.

problem-unit = unit { $code }
problem-indicator = indicator { $code }
problem-sheet = sheet { $name }
problem-places = in { $number } places: { $places }
problem-values = { $number } of this kind: { $places }
problem-value = { $value } at { $place }
problem-value-places = { $value } in { $number } places, first { $place }

## Frames.

error-of-row = row { $row }: { $message }
error-column-of-numbers = { $column } must be a number, not '{ $text }'
error-column-of-words = { $column } must be one of { $known }, not '{ $text }'{ $hint }
error-two-columns-for = there are two columns for { $name }, one of them '{ $column }'
error-column-to-ignore = nothing is known of a column '{ $column }'; name it in ignore to leave it out{ $hint }
error-pairs-and-ends = { $column } stand in a column of pairs and in columns of their ends
error-level-of-row = level is { $level }, and the tree puts the node at level { $of_tree }
error-column-elsewhere = { $column } has a value, and { $remedy }, and name the column in ignore
error-instead-Target = no rule here has targets: give goalposts
error-empty-direction = direction is empty; give every indicator one, or leave the column out: higher is better
error-empty-weight = weight is empty; give every node one, or leave the column out: all weigh 1
error-only-an-indicator-has = '{ $node }' has children, and only an indicator has { $column }
error-no-pair = { $column } must be a pair of numbers, low and high, not { $cell }
error-ends-go-together = { $lower } and { $upper } go together
error-lengths-of-columns = columns differ in length: { $lengths }
error-codes-with-decimals = unit codes must be text or whole numbers, not numbers with decimals
error-no-column-of-cells = column '{ $column }' is no row of cells, but { $type }
error-column-of-no-numbers = column '{ $column }' holds { $type } and no numbers
error-column-of-no-text = column '{ $column }' holds { $type } and no text
error-whole-number-too-large = { $cell } has more digits than are kept; whole numbers go up to 2^53
error-cell-of-frame = expected a number or a word for a missing value, not { $cell }
error-no-column-for-part = there is no column '{ $column }' for { $part }; there are { $known }
error-part-units = the units
error-part-names = the units' names
error-part-groups = groups
error-part-background = background
error-no-such-column = there is no such column
error-column-of-no-indicator = column '{ $column }' is no indicator of the model; name it in groups, background or ignore{ $hint }

## Warnings.

error-warning = warning: { $message }
error-stopped-replicates = stopped after { $done } of { $wanted } replicates
error-failed-replicates = { $failed } of { $done } replicates gave no scores; the attribute failures says why
error-stopped-programmes = stopped after the programmes of { $solved } of { $units } units
error-stopped-sets = stopped before all comparisons were made: sets are wider than they would be
error-stopped-bounds = stopped before brackets were as narrow as they can be
error-stopped-points = stopped after { $done } of { $wanted } base points
error-stopped-before-again = stopped after { $done } of { $wanted } base points, before outputs with points left out were run again: their S1 are less exact
error-failed-points = { $failed } of { $done } base points failed: the indices are of what did not, see failures

## Files.

error-no-sheet = there is no sheet '{ $sheet }'; the workbook has: { $known }
error-which-sheet = several sheets hold something: { $known }; choose one with --sheet (in Python sheet=)
error-empty-workbook = no sheet of the workbook holds anything
error-damaged-workbook = the workbook is damaged and cannot be read ({ $why })
error-workbook-too-large = the workbook has more than { $most } bytes, packed or unpacked
error-too-many-elements = the workbook has more than { $most } elements and attributes in its parts
error-too-many-cells = the sheet has more than { $most } cells
error-too-many-rows = the sheet has more than { $most } rows, which no sheet can have
error-called-workbook = the file is called a workbook but is none: it is damaged, or text with the wrong name (if so, let it end in .csv)
error-no-boundaries = this is no GeoJSON file of polygons that each have a property id
error-no-workbook = this is a packed archive, but no workbook
error-sheet-of-text = sheet '{ $sheet }' was asked for, but this is text and no workbook
error-no-definition-file = a definition is a .toml file, or the name of a built-in one
error-output-file = the output file must end in { $known }
error-output-is-input = the output is the same file as { $input }, which is read
error-or = { $first } or { $second }

## Questions and pictures.

error-effect-and-outcome = effect="outcome" and outcome="..." belong together
error-top-of-picture = top must be at least 1, not { $top }
error-no-language = language must be one of { $known }, not '{ $language }'
error-no-product = there is no product { $product }; those there are: { $known }
error-product-needs = { $product } needs { $parameter }
error-product-without = there are no figures for { $product }
error-notice-needs = a notice says to whom it is given and when the result is released: give recipient and release
error-notice-offset = { $text } has a time zone: release is in local time, without one
error-notice-alone = recipient and release belong to a notice: add notice to what is to be written
error-history-years = editions of a history are told with an earlier edition after them, and each is of a later year than the one before: give their periods, and the oldest first
error-others-files = { $folder } holds { $name }, which is no part of the package that is to be written there; move it
error-list-column = a column '{ $column }' is needed
error-list-stray = nothing is known of a column '{ $column }'; a list has { $known }
error-row-quotes = its quotes do not close where cells end
error-order-id = '{ $text }' cannot be what an order is called: letters, figures, - and _
error-order-twice = there are two orders { $order }
error-order-time = '{ $text }' is no local time such as 2026-12-01T09:00, without a time zone
error-chosen-twice = { $unit } chose '{ $node }' twice
error-order-alone = { $product } goes with a report, and none of { $unit } is ordered
error-order-terms = '{ $text }' is none of { $known }
error-order-size = { $code } is of { $known }, not of '{ $size }'
error-order-recipients = a notice needs recipients, with | between them
error-order-needed = --order says which are withdrawn
error-order-unknown = there is no order { $order }
error-not-on-the-map = there is no '{ $code }' among { $where }
error-municipalities-of-sweden = the municipalities of Sweden

## The command line.

error-no-column-of-municipality = there is no column '{ $column }' with the code of each district's municipality (--by)
error-two-editions-or-more = two editions or more are compared
error-definition-needed = --definition is needed: one, or one for each DATA
error-answers-needed = figures of a survey are shown only with their numbers of answers, in the column '{ $column }'
error-earlier-is-later = --earlier: its figures are of { $earlier }, those compared with it of { $later }
error-unit-or-all = say whom it is about: --unit or --all
error-unit-needed = --unit is needed, unless --row has the row of one unit
error-number-or-status = '{ $text }' is neither a number nor one of { $known }
error-assume-respondents = { $uncounted } of { $figures } survey figures have no number of answers, so which places are open is not known; --assume-respondents N shows what N answers would give
error-assume-standard-error = { $uncounted } survey figures that are no shares have no standard error; --assume-standard-error S shows what one would give
error-indicator-and-value = { $option } { $text }: must be indicator=value
error-given-twice = { $option } is given more than once
error-is-no-number = '{ $text }' is no number
error-unit-of-all-units = --unit is for --output score or rank; { $output } is about all units
error-useless-awards = { $option } has no effect on awards
error-useless-no-csv = { $option } has no effect where no CSV is written
error-useless-without = { $option } has no effect without { $other }
error-useless-peers-named = { $option } has no effect where --peers names them
error-useless-without-goal = { $option } has no effect without a goal
error-useless-own-definitions = { $option } has no effect where every year has a definition of its own
error-useless-built-in = { $option } has no effect on data that are built in

## Theme files.

error-theme-unread = the theme file cannot be read ({ $why })
error-theme-syntax = the theme file is no TOML in UTF-8 ({ $why })
error-theme-key = the key '{ $key }' is unknown; those that there are: { $known }
error-theme-text = { $key } must be a text that is not empty
error-theme-logo-name = a logo needs name, which says whose it is to those who do not see it
error-theme-examples = example must be tables: [[example]]
error-theme-colour = { $key } must be a colour such as #0B3D91, not '{ $value }'
error-theme-contrast = { $key } { $value } has a contrast of { $found }:1 with white, and { $least }:1 is needed so that all can read it: choose a darker colour
error-theme-outside = '{ $name }' does not lie in the folder of the theme file: move it there
error-theme-no-file = '{ $name }' cannot be read ({ $why })
error-theme-tool = tool must be an address that begins with https:// or an .html file from the folder of the report, such as ../tool.html, not '{ $value }'
error-theme-png = the logo '{ $name }' is no PNG file: save it as PNG
error-theme-template = the template '{ $name }' is no presentation: save it as .pptx
error-theme-template-runs = the template '{ $name }' has macros, other files within it or links out of it: take them away
error-theme-layout = { $key }: the template has no layout '{ $value }'; there are { $known }
error-theme-layout-title = { $key }: the layout '{ $value }' has no place for a title: choose another or add one
error-theme-layout-none = the template '{ $name }' has no layout with a title alone: choose one by layout (there are { $known })
error-theme-layout-alone = layout and cover_layout are names in a template: add template
error-theme-example = example { $number } lacks { $keys }

## The analysis tool.

error-no-tool-page = the tool's page is not in this installation; bindings/wasm/build.sh makes it, before the package is installed
