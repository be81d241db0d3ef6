## Sections.

report-section-cover = Framsida
report-section-outcome = Vad som hände
report-section-first = Gör först
report-section-plan = Plan
report-section-learn = Lär av
report-section-change = Förändring
report-section-areas = Styrkor och områden
report-section-why = Varför
report-section-certainty = Plats och säkerhet
report-section-gaps = Luckor
report-section-followup = Uppföljning
report-section-reading = Så läser du
report-section-method = Bilaga: metod och källor

## Why a page is not there.

report-absent-outcome = ingår inte, eftersom inga tidigare val är angivna
report-absent-unscored = ingår inte, eftersom det inte finns någon poäng
report-absent-first = ingår inte, eftersom inget realistiskt steg ger fler poäng
report-absent-plan = ingår inte, eftersom inget ligger klart under och den högsta resultatgruppen redan är nådd
report-absent-plan-level = ingår inte, eftersom inget ligger klart under och alla har samma poäng
report-absent-areas = ingår inte, eftersom inget ligger klart under
report-absent-peers = ingår inte, eftersom det saknas bakgrundsuppgifter att jämföra efter
report-absent-examples = ingår inte, eftersom ingen av de mest lika har klart bättre resultat utan att ha gått bakåt
report-absent-earlier = ingår inte, eftersom uppgifter från ett tidigare år saknas
report-absent-change = ingår inte, eftersom inga uppgifter finns
report-absent-gaps = ingår inte, eftersom alla uppgifter finns

## Heads of columns, and words in cells.

report-column-fact = Faktum
report-column-value = Värde
report-column-text = Så läses det
report-column-rests_on = Vilar på
report-column-what = Vad
report-column-indicator = Uppgift
report-column-kind = Typ
report-column-own = Nu
report-column-nation = { $kind ->
    [municipality] Riket
   *[unit] Genomsnitt
}
report-column-step = Realistiskt steg
report-column-gain = Ger poäng
report-column-place = Plats
report-column-people = Motsvarar
report-column-unit = { $kind ->
    [municipality] Kommun
   *[unit] Enhet
}
report-column-then = Före
report-column-now = Nu
report-column-distance = Avstånd
report-column-year = { $year }
report-column-difference = Ändring
report-column-points = Bidrag, poäng
report-column-part = Del
report-column-score = Poäng
report-column-list = Bedömning
report-column-alone_score = Bara detta: poäng
report-column-alone_rank = Bara detta: plats
report-column-varied = Det som varierar
report-column-best = Som bäst
report-column-worst = Som sämst
report-column-group = Resultatgrupp
report-column-share = Andel av omräkningarna
report-column-survey = Enkät
report-column-as_worst = Som den sämsta
report-column-as_median = Som medianen
report-column-as_best = Som den bästa
report-column-aim = Mål
report-column-action = Det vi gör
report-column-owner = Ansvarig
report-column-date = Klart senast
report-column-next = Mäts igen
report-column-meaning = Vad den mäter
report-column-source = Källa
report-column-weight = Vikt i index
report-kind-outcome = Mål
report-kind-process = Åtgärd
report-list-strength = Styrka
report-list-development = Utvecklingsområde
report-place-of = { $rank } av { $ranked }
report-share-cell = { $share } %
report-group-high = Högt resultat
report-group-above = Över medel
report-group-near = Nära medel
report-group-below = Under medel
report-group-low = Lågt resultat
report-name = { $name }
report-nation-name = { $kind ->
    [municipality] Rikets medelvärden
   *[unit] Allas medelvärden
}

## The first page.

report-cover-figures = Uppgifterna gäller { $period }.
report-cover-order = Rapporten börjar med det som ska beslutas; metod och källor står sist.
report-strip-title = Plats { $rank } av { $ranked }: { $group }
report-strip-of = { $name } { $year }: plats { $rank } av { $ranked }, { $group }
report-strip-subtitle = { $kind ->
    [municipality] Poäng. Varje streck är en kommun.
   *[unit] Poäng. Varje streck är en enhet.
}
report-strip-dots = { $kind ->
    [municipality] Poäng. Varje prick är en kommun.
   *[unit] Poäng. Varje prick är en enhet.
}
report-strip-alt = { $kind ->
    [municipality] Av { $ranked } kommuner har alla mellan { $low } och { $high } poäng. { $name } har { $score } och ligger { $group }.
   *[unit] Av { $ranked } enheter har alla mellan { $low } och { $high } poäng. { $name } har { $score } och ligger { $group }.
}
report-strip-same-alt = Alla som har poäng, också { $name }, har { $score } och ligger { $group }.
report-strip-caption = Poängens fördelning
report-strip-lowest = Lägst
report-strip-quarter = Gräns för den lägsta fjärdedelen
report-strip-median = Median
report-strip-three_quarters = Gräns för den högsta fjärdedelen
report-strip-highest = Högst

## What to do first.

report-title-areas = { $count ->
    [one] { $kind ->
        [municipality] Ett område ligger klart under riket
       *[unit] Ett område ligger klart under genomsnittet
    }
   *[other] { $kind ->
        [municipality] { $shown } områden ligger klart under riket
       *[unit] { $shown } områden ligger klart under genomsnittet
    }
}
report-title-areas-named = { $count ->
    [one] { $kind ->
        [municipality] Ett område ligger klart under riket: { $names }
       *[unit] Ett område ligger klart under genomsnittet: { $names }
    }
   *[other] { $kind ->
        [municipality] { $shown } områden ligger klart under riket: { $names }
       *[unit] { $shown } områden ligger klart under genomsnittet: { $names }
    }
}
report-first-caption = { $kind ->
    [municipality] Först det som ligger klart under riket, sedan det som ett steg lyfter mest
   *[unit] Först det som ligger klart under genomsnittet, sedan det som ett steg lyfter mest
}
report-first-order = Ordningen är densamma i hela rapporten.
report-first-kinds = Ett mål är det som märks till slut; en åtgärd är något som verksamheten själv kan göra.
report-first-step = Ett realistiskt steg är det som en fjärdedel av dem som började på samma nivå klarade på ett år. Poäng och plats gäller om bara den uppgiften ändras och alla andra står stilla.
report-first-beyond = Där steget ger 0,0 ligger uppgiften utanför skalans ände också efter steget.
report-column-grade = Betyg
report-column-effect = Effekt
report-field-prioritise = Prioritera
report-field-improve_if_possible = Förbättra om möjligt
report-field-lower_priority = Lägre prioritet
report-field-keep = Bevara
report-axis-grade = betyg: sämre eller bättre än medel
report-axis-effect = effekt på poängen
report-matrix-title = Lågt betyg och stor effekt kommer först
report-matrix-subtitle = Betyg i standardavvikelser från medel, effekt i poäng per standardavvikelse; gränserna är 0 och { $line } för alla
report-matrix-alt = Varje uppgift efter betyg och effekt. Gränserna mellan fälten är betyg 0 och effekt { $line }, desamma för alla.
report-matrix-order = Fälten säger hur mycket en uppgift väger; ordningen i tabellen säger vad som ligger klart under och hur långt ett realistiskt steg räcker.
report-matrix-marks = Fyrkanter är utvecklingsområden och trianglar styrkor.
report-matrix-caption = Betyg och effekt

## Plan.

report-title-plan = Realistiska steg ger { $score } poäng och plats { $rank }
report-title-plan-goal = Vägen till nästa resultatgrupp
report-label-year = Ett år
report-label-next = Nästa resultatgrupp
report-plan-caption = Steg för steg
report-plan-step = Stegen är vad en fjärdedel av dem som började på samma nivå klarade på ett år.
report-plan-others = Står de andra inte stilla blir platsen en annan; poängen ändras inte av det.
report-plan-back = Enbart { $year } års nivå för { $name }, { $amount }, ger plats { $rank }, om andra står stilla.
report-plan-next = För ”{ $group }” krävs { $score } poäng. Minsta antal ändringar som räcker: { $changes }.
report-plan-unreached = För ”{ $group }” krävs { $score } poäng, och dit når inte de steg som har prövats.
report-plan-cap = Ingen uppgift är satt bättre än den nivå som den bästa tiondelen når. Vad stegen kostar eller kräver säger uppgifterna inget om.
report-plan-left-many = Inte prövade i planen är { $number } uppgifter: de är styrkor, ligger redan där eller saknas.
report-plan-left = Inte prövade i planen: { $names }.

## Whom to learn from.

report-title-learn = Fråga { $name } om { $area }
report-title-learn-two = Fråga { $name } om { $area } och { $other } om { $other_area }
report-title-learn-some = Fråga { $name }
report-learn-caption = Bättre nu, och inte sämre än året före
report-learn-what = { $kind ->
    [municipality] Kommunerna är de som har mest lika förutsättningar. Tabellen visar i vilken uppgift de är bättre, inte vad de har gjort.
   *[unit] Enheterna är de som har mest lika förutsättningar. Tabellen visar i vilken uppgift de är bättre, inte vad de har gjort.
}
report-learn-distance = Ju mindre avstånd, desto mer lika förutsättningar.
report-learn-without = Ingen av dem är ett exempel på: { $names }.

## Change.

report-title-unchanged = Inga uppgifter har ändrats sedan { $year }
report-title-unclear = Ingen uppgift har ändrats tydligt sedan { $year }
report-title-rose = { $name } steg från { $before } till { $now }
report-title-turned = { $name } gick från { $before } till { $now }
report-title-fell = { $name } sjönk från { $before } till { $now }
report-label-score = Poängen
report-change-caption = Uppgifterna som de redovisats
report-change-most = { $kind ->
    [municipality] Rubriken nämner den uppgift som har ändrats mest i förhållande till hur mycket kommunerna skiljer sig åt. En ändring som kan vara avrundning, eller slump där den är känd, nämns inte i rubriken.
   *[unit] Rubriken nämner den uppgift som har ändrats mest i förhållande till hur mycket alla skiljer sig åt. En ändring som kan vara avrundning, eller slump där den är känd, nämns inte i rubriken.
}
report-change-how = Varje del är ett medelvärde över alla ordningar som ändringarna kan räknas in i. Delarna säger vad som räknats om, inte varför.
report-change-moved = Placeringen i { $part } gick från { $before } till { $now } trots att de egna uppgifterna är desamma; det som har ändrats är andras resultat, skalan eller definitionen.
report-part-values = Egna uppgifter
report-part-statuses = Uppgifter som tillkommit eller fallit bort
report-part-frame = Skalan, som sätts av alla
report-part-definition = Definitionen
report-parts-title = Poängen gick från { $before } till { $now }
report-parts-subtitle = Poäng, efter vad som ändrats sedan förra utgåvan
report-parts-alt = Från { $before } poäng { $year } till { $now }, uppdelat på egna uppgifter, skala och definition.
report-parts-caption = Ändringens delar
report-column-nation-year = { $kind ->
    [municipality] Riket { $year }
   *[unit] Genomsnitt { $year }
}
report-trend-title = { $measured }: { $then } ({ $first }), { $now } ({ $last })
report-trend-subtitle = { $kind ->
    [municipality] { $name } och rikets ovägda medelvärde, år för år
   *[unit] { $name } och allas ovägda medelvärde, år för år
}
report-trend-alt = Flera år för { $names }, och för poängen. Den första gick i { $name } från { $then } år { $first } till { $now } år { $last }.
report-trend-figures-alt = Flera år för { $names }. Den första gick i { $name } från { $then } år { $first } till { $now } år { $last }.
report-trend-caption = År för år
report-trend-score = Poäng
report-trend-lower = { $name } (lägre är bättre)
report-trend-broken = ny definition
report-trend-how = Där definitionen har ändrats går poängen inte att jämföra mellan åren, och ingen linje är dragen.

## Strengths and areas.

report-title-both = Starkt: { $strong }. Svagt: { $weak }
report-title-strong = { $kind ->
    [municipality] Starkt: { $strong }. Inget ligger klart under riket
   *[unit] Starkt: { $strong }. Inget ligger klart under genomsnittet
}
report-title-weak = { $kind ->
    [municipality] Svagt: { $weak }. Inget ligger klart över riket
   *[unit] Svagt: { $weak }. Inget ligger klart över genomsnittet
}
report-title-near = { $kind ->
    [municipality] Inget ligger klart över eller under riket
   *[unit] Inget ligger klart över eller under genomsnittet
}
report-title-figures = Det som är känt om { $name }
report-parts-table = Indexets delar
report-figures-table = Alla uppgifter
report-areas-what = En styrka är bättre än jämförelsen och hör till den bästa fjärdedelen, eller ligger minst en halv standardavvikelse över. Ett utvecklingsområde är spegelbilden.
report-areas-known = Utan poäng finns ingen plats, och därför inga styrkor eller utvecklingsområden.
report-areas-unsure = Hur säkra skillnaderna är går inte att säga, eftersom antalet svar inte är känt.
report-areas-sure = Skillnader som ryms inom slumpen i svaren räknas inte som styrkor eller utvecklingsområden.

## Why.

report-title-why = { $weighs } tynger mest, { $lifts } lyfter mest
report-title-lifts = { $lifts } lyfter mest
report-title-weighs = { $weighs } tynger mest
report-title-level = { $kind ->
    [municipality] Uppgifterna är i nivå med riket
   *[unit] Uppgifterna är i nivå med genomsnittet
}
report-why-title = { $kind ->
    [municipality] Från rikets { $reference } till { $score } poäng i { $name }
   *[unit] Från allas medelvärden, { $reference } poäng, till { $score } för { $name }
}
report-why-subtitle = Poäng som varje uppgift lyfter eller tynger
report-why-alt = { $kind ->
    [municipality] Rikets medelvärden ger { $reference } poäng och { $name } har { $score }; skillnaden är uppdelad på uppgifterna.
   *[unit] Allas medelvärden ger { $reference } poäng och { $name } har { $score }; skillnaden är uppdelad på uppgifterna.
}
report-why-caption = Uppgifternas del av skillnaden
report-why-others = Övriga
report-why-how = { $kind ->
    [municipality] Tillsammans är delarna exakt skillnaden mellan kommunens poäng och den som rikets medelvärden ger.
   *[unit] Tillsammans är delarna exakt skillnaden mellan enhetens poäng och den som allas medelvärden ger.
}
report-why-means = { $kind ->
    [municipality] Vad rikets medelvärden ger är inte detsamma som medelvärdet av kommunernas poäng.
   *[unit] Vad allas medelvärden ger är inte detsamma som medelvärdet av enheternas poäng.
}
report-why-peers = { $kind ->
    [municipality] Avståndet är räknat i standardavvikelser över de bakgrundsuppgifter som finns; ju mindre, desto mer lika kommuner.
   *[unit] Avståndet är räknat i standardavvikelser över de bakgrundsuppgifter som finns; ju mindre, desto mer lika enheter.
}
report-why-peers-caption = { $kind ->
    [municipality] Liknande kommuner
   *[unit] Liknande enheter
}
report-heat-title = { $other } har högre poäng än { $name } i { $number } av { $parts } delar
report-heat-none = Ingen av de mest lika har högre poäng än { $name } i någon del
report-heat-subtitle = Ju starkare färg, desto högre poäng; triangeln märker högre poäng än { $name }
report-heat-alt = Delarna av indexet i { $name } och hos de { $units } mest lika. Oftast över ligger { $other }: i { $number } av { $parts } delar.
report-heat-caption = Del för del hos de mest lika
report-heat-how = I rutan står uppgiften som den redovisats, eller poängen där delen består av flera. Triangeln väger inte in slumpen i svaren: en liten skillnad säger inget säkert.
report-none-missing = saknas
report-none-not_answered = ej svar
report-none-suppressed = få svar
report-none-not_applicable = gäller ej
report-none-asked = mättes inte

## Place and certainty.

report-title-certainty = Platsen blir { $low }–{ $high } när vikterna varieras
report-title-certain = Platsen blir { $rank } också när vikterna varieras
report-certainty-assumed = Antagande: om varje andel i enkäten byggde på { $answers } svar skulle platsen bli { $low }–{ $high } när vikter och svar varierar tillsammans.
report-certainty-what = Intervallen rymmer nio av tio omräkningar. De följer av det som varierar och lovar inget om en sann plats.
report-certainty-silent = Att de som inte har svarat kan tycka annorlunda är inte inräknat.
report-certainty-outside = Plats { $rank } ligger utanför ett av intervallen: nära listans ändar flyttar omräkningarna oftare en plats inåt än utåt.
report-varied-weights = Vikterna
report-varied-answers = Vikterna och slumpen i svaren
report-varied-assumed = Vikterna och antagna svar
report-interval-title = Från plats { $low } till { $high }
report-interval-same = Plats { $rank }
report-interval-subtitle = Plats i nio omräkningar av tio; märket är platsen som den är
report-interval-alt = { $name } har plats { $rank } av { $ranked }. När vikterna varieras blir den { $low } till { $high } i nio omräkningar av tio.
report-interval-same-alt = { $name } har plats { $rank } av { $ranked }. När vikterna varieras blir den { $low } i nio omräkningar av tio.
report-interval-caption = Platsens intervall
report-groups-caption = Hur ofta varje resultatgrupp blir utfallet när vikterna varieras
report-near-caption = De närmaste över och under

## Gaps.

report-title-gaps = Uppgifterna täcker { $covered } procent av vikten
report-gaps-scored = Där en uppgift saknas väger de övriga tyngre, om definitionen inte säger något annat.
report-answering-caption = Poäng om enkäten besvarades

## What became of what was chosen.

report-title-outcome = { $count ->
    [1] Ett av { $number } mål är nått
   *[other] { $reached } av { $number } mål är nådda
}
report-title-outcome-all = { $count ->
    [1] Målet är nått
   *[other] Alla { $number } mål är nådda
}
report-title-outcome-none = { $count ->
    [1] Målet är inte nått
   *[other] Inget av { $number } mål är nått
}
report-title-outcome-partly = { $count ->
    [0] Av { $number } mål är inget känt som nått; { $lacking } går inte att följa
    [1] Av { $number } mål är ett nått; { $lacking } går inte att följa
   *[other] Av { $number } mål är { $reached } nådda; { $lacking } går inte att följa
}
report-title-outcome-unknown = Om målen är nådda går inte att säga
report-outcome-how = Ett mål är nått när uppgiften är minst lika bra som målet. Varför en uppgift har ändrats säger siffrorna inte.
report-outcome-chance = Där en skillnad kan vara slump kan det vara slump också att målet är nått, eller inte nått.
report-outcome-unknown = Där antalet svar inte är känt går det inte att säga om en skillnad är större än slumpen.
report-outcome-caption = Det som valdes efter förra rapporten
report-column-reached = Nått?
report-aim-reached = nått
report-aim-not-reached = inte nått

## Follow-up.

report-title-followup = Förslag till beslut: ett mål, en ansvarig, ett datum
report-followup-how = Fyll i vad som har valts och lämna det till den som gör rapporten. Då börjar nästa rapport med vad som hände.
report-followup-next = Välj hellre ett område än tre.
report-followup-caption = Att fylla i
report-followup-empty = Eget val

## How to read.

report-title-reading = Orden i rapporten
report-term-score = Poäng
report-term-place = Plats
report-term-group = Resultatgrupp
report-term-area = Styrka och utvecklingsområde
report-term-step = Realistiskt steg
report-term-chance = Slump
report-term-similar = Liknande förutsättningar
report-term-outcome = Mål och åtgärd
report-term-varied = När vikterna varieras
report-term-rounding = Avrundning
report-meaning-score = Varje uppgift läggs på en gemensam skala och vägs ihop efter vikterna i bilagan. Högre är bättre.
report-meaning-rounding = Varje tal är avrundat för sig. En skillnad eller summa kan därför se ut att avvika i sista siffran.
report-meaning-place = { $kind ->
    [municipality] Hur många kommuner som har högre poäng, plus ett. Kommuner utan poäng har ingen plats. Mitt i listan skiljer lite många platser.
   *[unit] Hur många som har högre poäng, plus ett. Den som saknar poäng har ingen plats. Mitt i listan skiljer lite många platser.
}
report-meaning-group = Gränserna går vid 1,25 och 0,25 standardavvikelser över och under medelvärdet av allas poäng. Grupperna är alltså inte femtedelar.
report-meaning-area = En styrka är bättre än jämförelsen och hör till den bästa fjärdedelen, eller ligger minst en halv standardavvikelse över. Ett utvecklingsområde är spegelbilden.
report-meaning-step = Den ändring som en fjärdedel av dem som började i samma tredjedel nådde eller överträffade mellan de två åren.
report-meaning-chance = En enkät besvaras bara av några. Hade andra svarat hade andelarna blivit något annorlunda, mest där få har svarat.
report-meaning-similar = Närhet i de bakgrundsuppgifter som tabellen har. Resultaten ingår inte.
report-meaning-outcome = Det som följer av mycket annat, såsom hur nöjda människor är, kallas mål. Det som verksamheten gör kallas åtgärd.
report-meaning-varied = Alla vikter dras slumpvis upp till { $spread } procent upp eller ned, { $replicates } gånger, och platsen räknas om varje gång.

## Method.

report-title-method = Så är indexet räknat
report-method-what = Tabellen har alla uppgifter som ingår. Vikterna är tillsammans 100 procent.
report-method-identity = Definition { $definition }, fingeravtryck { $hash }; data { $table }.
report-method-caption = Uppgifter, källor och vikter

## Vad en rättelse har ändrat.

report-corrected-title = { $name }: rättelser, { $edition }
report-section-corrected = Rättelser
report-title-corrected = { $count ->
    [one] En uppgift är en annan än tidigare
   *[other] I denna utgåva är { $number } uppgifter andra än tidigare
}
report-title-corrected-none = Ingen uppgift är en annan än tidigare
report-corrected-what = Detta är utgåva { $revision }. Det som lämnades tidigare gäller inte längre.
report-corrected-facts = Nya uppgifter: { $new }; uppgifter som inte längre finns: { $gone }.
report-corrected-caption = Vad som är ändrat
report-corrected-cell = { $row } · { $column }

## The map of municipalities, in launches and in the tool.

report-map-alt = Karta över kommunerna efter resultatgrupp: { $high } har högt resultat, { $above } ligger över medel, { $near } nära medel, { $below } under medel, { $low } har lågt resultat och { $none } saknar poäng.
report-map-caption = Kartans kommuner
report-map-none = Ingen poäng
report-map-source = Kommungränser: Statistiska centralbyrån, öppna geodata (CC0), förenklade.
