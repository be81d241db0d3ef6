## Marks in numbers.

number-decimal = { "," }
number-thousands = { "\u00A0" }
number-percent = { "\u00A0" }%

## Cells and words that several pages share.

status-missing = uppgift saknas
status-not_answered = ej besvarad
status-suppressed = för få svar
status-not_applicable = ej tillämplig
case-now = nu
case-if = i så fall
case-refit = i så fall, och allt beräknat på nytt
no = nej
yes = ja
share-yes = { $share } % ja
list-strength = styrka
list-development = utvecklingsområde
left-out-outcome = resultatmått
left-out-kept = att bevara
left-out-at_cap = nivån redan nådd
left-out-no_figure = uppgift saknas
reference-nation = riket
reference-best = den bästa
reference-peers = liknande kommuner
reference-in-lan = kommuner i { $label }
reference-in-storleksklass = kommuner med { $label } invånare
reference-in-group = { $label }
share-of-all = { $share } % har ja
colour-green = grön
colour-yellow = gul
colour-red = röd
colour-grey = grå
reason-no_values = inga värden: { $node }
reason-low_coverage = för få värden: { $node }
place-of = { $rank } av { $ranked }
people-users = cirka { $people } { $way ->
    [fewer] färre
   *[more] fler
} av { $of } brukare
people-answered = cirka { $people } { $way ->
    [fewer] färre
   *[more] fler
} av { $of } svarande
not-known = inte känt
blind = Inte känt hur säkert, utan en enda enkätuppgift: { $names }
scoreless = Utan poäng: { $names }
rank-of = plats { $rank } av { $ranked }
rank-at = plats { $rank }
within-noise = inom felmarginalen

## A score that is not there, or rests on little.

unscored = { $unit } har ingen poäng på { $node }, så det finns inget att jämföra: { $why }.
unscored-no_values = inga värden på { $node }
unscored-low_coverage = för få värden på { $node }
unscored-coverage = { $why } (täckning { $coverage } %, minst { $least } % krävs)
weak = Svagt underlag: { $what }.
thin-part = uppgifter finns för mindre än hälften av { $node }
thin-indicator = uppgift om { $node } saknas
reference-of-means = Jämförelsens poäng är vad dess medelvärden ger i indexet, inte medelvärdet av poängen.

## Titles, and what a period says beside its year.

reconstruction = { $title } (rekonstruktion)
period-borrowed = { $period } ({ $count } lånade från { $from })
period-back_cast-own = { $period } (bakåträknad, egen ram)
period-back_cast-present = { $period } (bakåträknad, nuvarande ram)
choices-own = egna vikter och regler
since = jämfört med { $edition }

## Names of what the core gives as codes: result groups, fields, awards, and why a node is on a list.

group-high = Högt resultat
group-above = Över medel
group-near = Nära medel
group-below = Under medel
group-low = Lågt resultat
quadrant-keep = Bevara
quadrant-improve_if_possible = Förbättra om möjligt
quadrant-lower_priority = Lägre prioritet
quadrant-prioritise = Prioritera
field-both = god på båda
field-first = god bara på den första
field-second = god bara på den andra
field-neither = god på ingen
honour-of_the_year = Årets hemtjänstkommun
honour-best = Bäst
honour-climber = Årets klättrare
ground-best_quarter = bland den bästa fjärdedelen
ground-clearly_above = klart över jämförelsen
ground-no_figure = uppgift saknas, vilket kostar poäng
ground-worst_quarter = bland den sämsta fjärdedelen
ground-clearly_below = klart under jämförelsen

## What an indicator measures.

indicator-meaning = Mäter: { $fact }.
indicator-source = Källa: { $fact }.
indicator-kpi = Kolada: { $fact }.
