## Vad paketet säger om fel.

problem-unit = enhet { $code }
problem-indicator = indikator { $code }
problem-sheet = blad { $name }
problem-places = på { $number } ställen: { $places }
problem-values = { $number } av samma slag: { $places }
problem-value = { $value } i { $place }
problem-value-places = { $value } på { $number } ställen, först { $place }

## Tabeller i Python.

error-of-row = rad { $row }: { $message }
error-column-of-numbers = { $column } måste vara ett tal, inte '{ $text }'
error-column-of-words = { $column } måste vara något av { $known }, inte '{ $text }'{ $hint }
error-two-columns-for = det finns två kolumner för { $name }, varav en är '{ $column }'
error-column-to-ignore = kolumnen '{ $column }' är okänd; nämn den i ignore för att utelämna den{ $hint }
error-pairs-and-ends = { $column } står både i en kolumn med par och i kolumner med deras ändar
error-level-of-row = level är { $level }, men trädet ger noden nivå { $of_tree }
error-column-elsewhere = { $column } har ett värde, men { $remedy }, och nämn kolumnen i ignore
error-instead-Target = ingen regel här har mål: ange goalposts
error-empty-direction = direction är tom; ge varje indikator en riktning, eller utelämna kolumnen: högre är då bättre
error-empty-weight = weight är tom; ge varje nod en vikt, eller utelämna kolumnen: alla väger då 1
error-only-an-indicator-has = '{ $node }' har noder under sig, och bara en indikator har { $column }
error-no-pair = { $column } måste vara ett par av tal, lågt och högt, inte { $cell }
error-ends-go-together = { $lower } och { $upper } hör ihop
error-lengths-of-columns = kolumnerna är olika långa: { $lengths }
error-codes-with-decimals = enheternas koder måste vara text eller heltal, inte tal med decimaler
error-no-column-of-cells = kolumnen '{ $column }' är ingen lista av celler, utan { $type }
error-column-of-no-numbers = kolumnen '{ $column }' innehåller { $type } och inga tal
error-column-of-no-text = kolumnen '{ $column }' innehåller { $type } och ingen text
error-whole-number-too-large = { $cell } har fler siffror än som sparas; heltal får vara högst 2^53
error-cell-of-frame = väntade ett tal eller ett ord för saknat värde, inte { $cell }
error-no-column-for-part = det finns ingen kolumn '{ $column }' för { $part }; de som finns är { $known }
error-part-units = enheterna
error-part-names = enheternas namn
error-part-groups = grupper
error-part-background = bakgrundsvariabler
error-no-such-column = kolumnen saknas
error-column-of-no-indicator = kolumnen '{ $column }' är ingen indikator i modellen; nämn den i groups, background eller ignore{ $hint }

## Varningar.

error-warning = varning: { $message }
error-stopped-replicates = avbröts efter { $done } av { $wanted } omräkningar
error-failed-replicates = { $failed } av { $done } omräkningar gav inga poäng; attributet failures säger varför
error-stopped-programmes = avbröts efter programmen för { $solved } av { $units } enheter
error-stopped-sets = avbröts innan alla jämförelser var gjorda: intervallen är vidare än de skulle ha blivit
error-stopped-bounds = avbröts innan gränserna var så snäva som de kan bli
error-stopped-points = avbröts efter { $done } av { $wanted } baspunkter
error-stopped-before-again = avbröts efter { $done } av { $wanted } baspunkter, innan resultat där punkter utelämnats hade räknats om: deras S1 är mindre exakta
error-failed-points = { $failed } av { $done } baspunkter misslyckades: indexen gäller dem som inte gjorde det, se failures

## Filer.

error-no-sheet = det finns inget blad '{ $sheet }'; arbetsboken har: { $known }
error-which-sheet = flera blad har innehåll: { $known }; välj ett med --sheet (i Python sheet=)
error-empty-workbook = inget blad i arbetsboken har något innehåll
error-damaged-workbook = arbetsboken är skadad och går inte att läsa ({ $why })
error-workbook-too-large = arbetsboken har fler än { $most } byte, packad eller uppackad
error-too-many-elements = arbetsboken har fler än { $most } element och attribut i sina delar
error-too-many-cells = bladet har fler än { $most } celler
error-too-many-rows = bladet har fler än { $most } rader, och så många kan inget blad ha
error-called-workbook = filen heter som en arbetsbok men är ingen: den är skadad, eller en textfil med fel namn (låt den i så fall sluta på .csv)
error-no-boundaries = det här är ingen GeoJSON-fil med polygoner som var och en har egenskapen id
error-no-workbook = detta är ett packat arkiv men ingen arbetsbok
error-sheet-of-text = bladet '{ $sheet }' efterfrågades, men detta är text och ingen arbetsbok
error-no-definition-file = en definition är en .toml-fil, eller namnet på en inbyggd
error-output-file = utfilens namn måste sluta på { $known }
error-output-is-input = utfilen är samma fil som { $input }, som läses
error-or = { $first } eller { $second }

## Frågor och bilder.

error-effect-and-outcome = effect="outcome" och outcome="..." hör ihop
error-top-of-picture = top måste vara minst 1, inte { $top }
error-no-language = language måste vara något av { $known }, inte '{ $language }'
error-no-product = { $product } kan inte skrivas; det som finns är { $known }
error-product-needs = { $product } behöver { $parameter }
error-product-without = det finns inga uppgifter för { $product }
error-notice-needs = ett förhandsbesked säger vem det lämnas till och när resultatet släpps: ange recipient och release
error-notice-offset = { $text } har en tidszon: release anges i lokal tid, utan
error-notice-alone = recipient och release hör till ett förhandsbesked: lägg till notice bland det som ska skrivas
error-history-years = history behöver en tidigare utgåva (earlier) efter sig, och varje utgåva ska gälla ett senare år än den före: ange perioderna, och den äldsta först
error-others-files = { $folder } innehåller { $name }, som inte hör till paketet som ska skrivas dit; flytta den
error-list-column = en kolumn '{ $column }' behövs
error-list-stray = kolumnen '{ $column }' är okänd; en lista har { $known }
error-row-quotes = ett citattecken är inte avslutat där cellen slutar
error-order-id = en beställning kan inte heta '{ $text }': bara bokstäverna a till z, siffror, - och _
error-order-twice = det finns två beställningar { $order }
error-order-time = '{ $text }' är ingen lokal tid som 2026-12-01T09:00, utan tidszon
error-chosen-twice = { $unit } valde '{ $node }' två gånger
error-order-alone = { $product } hör till en rapport, och ingen är beställd för { $unit }
error-order-terms = '{ $text }' är inget av { $known }
error-order-size = { $code } hör till { $known }, inte till '{ $size }'
error-order-recipients = ett förhandsbesked behöver mottagare, med | emellan
error-order-needed = --order säger vilka som återkallas
error-order-unknown = det finns ingen beställning { $order }
error-not-on-the-map = det finns ingen '{ $code }' bland { $where }
error-municipalities-of-sweden = Sveriges kommuner

## Kommandoraden.

error-no-column-of-municipality = det finns ingen kolumn '{ $column }' med koden för varje områdes kommun (--by)
error-two-editions-or-more = minst två årgångar jämförs
error-definition-needed = --definition behövs: en, eller en för varje DATA
error-answers-needed = uppgifter från en undersökning visas bara med antalet svar, i kolumnen '{ $column }'
error-earlier-is-later = --earlier: uppgifterna är från { $earlier }, de som jämförs från { $later }
error-unit-or-all = säg vilka det gäller: --unit eller --all
error-unit-needed = --unit behövs, om inte --row har raden för en enda enhet
error-number-or-status = '{ $text }' är varken ett tal eller något av { $known }
error-assume-respondents = { $uncounted } av { $figures } enkätuppgifter saknar antal svar, så det är inte känt vilka platser som är öppna; --assume-respondents N visar vad N svar skulle ge
error-assume-standard-error = { $uncounted } enkätuppgifter som inte är andelar saknar medelfel; --assume-standard-error S visar vad ett sådant skulle ge
error-indicator-and-value = { $option } { $text }: måste vara indikator=värde
error-given-twice = { $option } är angiven mer än en gång
error-is-no-number = '{ $text }' är inget tal
error-unit-of-all-units = --unit gäller --output score eller rank; { $output } gäller alla enheter
error-useless-awards = { $option } har ingen verkan på utmärkelser
error-useless-no-csv = { $option } har ingen verkan utan att en CSV skrivs
error-useless-without = { $option } har ingen verkan utan { $other }
error-useless-peers-named = { $option } har ingen verkan när --peers anger dem
error-useless-without-goal = { $option } har ingen verkan utan ett mål
error-useless-own-definitions = { $option } har ingen verkan när varje år har en egen definition
error-useless-built-in = { $option } har ingen verkan på inbyggda data

## Temafiler.

error-theme-unread = temafilen går inte att läsa ({ $why })
error-theme-syntax = temafilen är inte TOML i UTF-8 ({ $why })
error-theme-key = nyckeln '{ $key }' är okänd; de som finns är { $known }
error-theme-text = { $key } ska vara en text som inte är tom
error-theme-logo-name = en logotyp behöver name, som säger vems den är för den som inte ser den
error-theme-examples = example ska vara tabeller: [[example]]
error-theme-colour = { $key } ska vara en färg som #0B3D91, inte '{ $value }'
error-theme-contrast = { $key } { $value } har kontrasten { $found }:1 mot vitt, och minst { $least }:1 behövs för att alla ska kunna läsa: välj en mörkare färg
error-theme-outside = '{ $name }' ligger inte i temafilens mapp: flytta den dit
error-theme-no-file = '{ $name }' går inte att läsa ({ $why })
error-theme-tool = tool ska vara en adress som börjar med https:// eller en .html-fil räknad från mappen med rapporten, som ../tool.html, inte '{ $value }'
error-theme-png = logotypen '{ $name }' är ingen PNG-fil: spara den som PNG
error-theme-template = mallen '{ $name }' är ingen presentation: spara den som .pptx
error-theme-template-runs = mallen '{ $name }' har makron, inbäddade filer eller länkar ut: ta bort dem
error-theme-layout = { $key }: mallen har ingen layout '{ $value }'; de som finns är { $known }
error-theme-layout-title = { $key }: layouten '{ $value }' har ingen plats för en rubrik: välj en annan eller lägg till en
error-theme-layout-none = mallen '{ $name }' har ingen layout med bara rubrik: välj en med layout (de som finns är { $known })
error-theme-layout-alone = layout och cover_layout är namn i en mall: lägg till template
error-theme-example = exempel { $number } saknar { $keys }

## Analysverktyget.

error-no-tool-page = verktygets sida finns inte i den här installationen; bindings/wasm/build.sh gör den, innan paketet installeras
