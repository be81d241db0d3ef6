## What a package can hold, and what each is for.

report-section-files = Vad som finns här
report-title-files = Börja här
report-files-how = Allt som en fil länkar till ligger i samma mapp. Inget behöver installeras och inget hämtas från nätet.
report-files-tool = Allt som en fil länkar till ligger i samma mapp, utom analysverktyget, som öppnas för sig. Inget behöver installeras.
report-files-caption = Filerna i mappen
report-file = { $product } ({ $kind })
report-column-file = Fil
report-column-for = Vad den är till för
report-product-report = Rapporten
report-product-report-for = { $kind ->
    [municipality] Läses av nämnd, ledning och kvalitetsutvecklare: var kommunen står och varför, vad som kan göras först och hur säkert det är.
   *[unit] Läses av den som ansvarar för resultatet: var enheten står och varför, vad som kan göras först och hur säkert det är.
}
report-product-again = { $kind ->
    [municipality] Samma innehåll, att skriva ut, diarieföra eller skicka vidare.
   *[unit] Samma innehåll, att skriva ut, spara eller skicka vidare.
}
report-product-slides = Bilderna
report-product-slides-for = Visas på ett möte. Diagram och tabeller kan ändras, och anteckningarna säger det som inte står på bilden.
report-product-data = Uppgifterna
report-product-data-for = För den som vill räkna själv: rapportens alla tabeller, bildernas data och varje faktum med vad det vilar på.
report-product-notice = Förhandsbeskedet
report-product-notice-for = { $kind ->
    [municipality] Det kommunen får veta före andra. Beskedet är preliminärt och nämner ingen annan kommun.
   *[unit] Det enheten får veta före andra. Beskedet är preliminärt och nämner ingen annan enhet.
}
report-product-resident = Invånarbladet
report-product-resident-for = Till den som har eller väljer hemtjänst: utförarna i bokstavsordning, på vanlig svenska.
report-product-units = Enheter och utförare
report-product-units-for = Till verksamheten: enheterna bredvid varandra, hur säker ordningen är, och en sida för var och en.
report-product-units-data = Enheternas uppgifter
report-product-units-data-for = För den som vill räkna själv: listan, matrisen och varje enhets alla uppgifter.
report-product-districts = Stadsdelarna
report-product-districts-for = Stadsdelarna bland landets kommuner, hur långt isär de ligger, och en sida för var och en.

## Where to begin.

report-start-title = Kom igång: { $name }
report-section-meeting = Ett första möte
report-title-meeting = Ett möte på { $minutes } minuter
report-agenda-how = En dagordning för den grupp som ska arbeta med resultatet. Skicka ut rapporten i förväg och låt alla läsa ”Läget i korthet”.
report-agenda-caption = Dagordning
report-column-agenda = Punkt
report-column-minutes = Minuter
report-column-basis = Underlag
report-column-tool = I verktyget
report-agenda-decision = Läget: läs sidan tillsammans. Vad förvånar?
report-agenda-areas = Starkt och svagt: stämmer bilden med det vi själva vet?
report-agenda-certainty = Säkerheten: vad kan vi lita på, och vad är slump?
report-agenda-first = Vad gör vi först? Välj hellre ett område än tre.
report-agenda-learn = Vem kan vi fråga, och vem av oss hör av sig?
report-agenda-followup = Beslut: fyll i mål, ansvarig och datum.

## An advance notice.

report-notice-title = Förhandsbesked: { $name }, { $edition }
report-section-notice = Förhandsbesked
report-title-notice = { $name } får { $score } poäng
report-notice-mark = Preliminärt. Får inte spridas före { $release }. Mottagare: { $recipient }.
report-notice-mark-with = { $notice } { $mark }.
report-notice-range = { $what ->
    [answers] Platsen ligger mellan { $low } och { $high } av { $ranked } i nio omräkningar av tio, när vikterna varieras med upp till { $spread } procent och slumpen i enkätsvaren räknas in.
   *[weights] Platsen ligger mellan { $low } och { $high } av { $ranked } i nio omräkningar av tio, när vikterna varieras med upp till { $spread } procent.
}
report-notice-place = { $what ->
    [answers] Platsen blir { $rank } av { $ranked } i nio omräkningar av tio, när vikterna varieras med upp till { $spread } procent och slumpen i enkätsvaren räknas in.
   *[weights] Platsen blir { $rank } av { $ranked } i nio omräkningar av tio, när vikterna varieras med upp till { $spread } procent.
}
report-column-apart = Skillnad
report-notice-what = { $kind ->
    [municipality] Beskedet bygger på de uppgifter som finns i dag. Ändras de kan också poäng och plats ändras. Om andra kommuner säger det inget.
   *[unit] Beskedet bygger på de uppgifter som finns i dag. Ändras de kan också poäng och plats ändras. Om andra enheter säger det inget.
}
report-time = { $day } { $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year } kl. { $hour }.{ $minute }

## The pages of a launch: the table.

report-launch-title = Lansering: { $edition }
report-section-results = Resultat
report-title-results = { $name } har högst poäng av { $ranked }: { $score }
report-title-results-none = Ingen har poäng
report-results-caption = Alla resultat
report-results-how = { $kind ->
    [municipality] Högre poäng är bättre. Kommuner utan poäng står sist och har ingen plats.
   *[unit] Högre poäng är bättre. Den som saknar poäng står sist och har ingen plats.
}
report-results-lacking = Luckor är uppgifter som saknas, som inte har besvarats eller som bygger på för få svar.
report-results-changed = Ändringen är mot { $year }; sista kolumnen säger när den inte går att jämföra.
report-results-incomparable = Definitionen har ändrats sedan { $year }, så ändringar i poäng och plats beror inte bara på uppgifterna.
report-results-sign = Plus betyder fler poäng och bättre plats.
report-section-map = Karta
report-absent-map = ingår inte, eftersom gränserna saknas
report-title-map = Kommunerna efter resultatgrupp
report-map-title = { $high } kommuner har högt resultat, { $low } har lågt
report-title-map-counties = Högst medelpoäng har { $best }, lägst { $worst }
report-map-subtitle = Färgen visar resultatgruppen
report-map-how = Gränserna går vid 1,25 och 0,25 standardavvikelser över och under medelvärdet av allas poäng. Kartan visar var kommunerna ligger, inte hur säkra skillnaderna är.
report-column-note = Anmärkning
report-column-code = Kod
report-column-county = Län
report-column-node = { $node }
report-column-lacking = Luckor
report-column-change-score = Ändring i poäng
report-column-change-places = Ändring i plats
report-column-comparable = Jämförbarhet
report-gap-missing = saknas: { $number }
report-gap-not_answered = ej besvarat: { $number }
report-gap-suppressed = för få svar: { $number }
report-incomparable-new = ingen poäng förra gången
report-incomparable-definition = annan definition
report-incomparable-figures = uppgifter har tillkommit eller fallit bort

## Awards.

report-section-awards = Utmärkelser
report-title-awards = De som utmärks
report-absent-awards = ingår inte, eftersom ingen har poäng
report-awards-caption = Utmärkelser
report-awards-ties = Lika poäng delar en utmärkelse, och alla som delar den nämns. Jämförelsen görs före avrundning.
report-awards-coverage = { $kind ->
    [municipality] Ingen kommun utesluts för att uppgifter saknas. Täckningen säger hur stor del av vikten som poängen vilar på.
   *[unit] Ingen utesluts för att uppgifter saknas. Täckningen säger hur stor del av vikten som poängen vilar på.
}
report-column-honour = Utmärkelse
report-column-covered = Täckning
report-column-shared = Delas
report-honour-of_the_year = { $kind ->
    [municipality] Årets kommun
   *[unit] Högst poäng
}
report-honour-best = Bäst
report-honour-climber = Årets klättrare
report-shared = ja
report-label-climb = Årets klättrare: { $name }
report-climb = { $name } har klättrat { $places } platser sedan { $year }.
report-climb-unsplit = Hur mycket av det som är egna uppgifter går inte att säga.
report-climb-parts = Egna uppgifter svarar för { $values } platser, uppgifter som tillkommit eller fallit bort för { $statuses }, skalan för { $frame }, definitionen för { $definition } och andras resultat för { $others }.
report-climb-expected = De som låg lika till förra gången flyttade sig i genomsnitt { $places } platser: den som ligger lågt ett år brukar ligga närmare mitten nästa.
report-climb-changed = Definitionen har ändrats, så klättringen är inte bara en följd av uppgifterna.

## The press.

report-section-press = Pressmeningar
report-title-press = Meningar att använda som de står
report-press-how = Varje mening säger bara det som poängen bär. En ändring i plats nämns inte där definitionen har ändrats, och kallas osäker där den ryms inom slumpen i svaren.
report-press-caption = { $kind ->
    [municipality] En mening för varje kommun
   *[unit] En mening för varje enhet
}
report-press-groups-caption = En mening för varje { $by }
report-column-sentence = Mening
report-press-unit = { $name } får { $score } poäng i { $edition } och plats { $rank } av { $ranked }: { $group }.
report-press-shared = { $name } får { $score } poäng i { $edition } och delar plats { $rank } av { $ranked }: { $group }.
report-press-unscored = { $name } får ingen poäng i { $edition }, eftersom för många uppgifter saknas.
report-press-both = { $first } { $second }
report-press-noise = Ändringen sedan { $year } ryms inom osäkerheten i svaren.
report-press-same = Det är samma plats som { $year }.
report-press-up = { $count ->
    [one] Det är en plats bättre än { $year }.
   *[other] Det är { $places } platser bättre än { $year }.
}
report-press-down = { $count ->
    [one] Det är en plats sämre än { $year }.
   *[other] Det är { $places } platser sämre än { $year }.
}
report-press-group = { $kind ->
    [municipality] { $group }: högst poäng av { $number } kommuner har { $names }, { $score }, och plats { $rank } av { $ranked } i landet. Medelvärdet är { $mean }; i riket { $all }.
   *[unit] { $group }: högst poäng av { $number } har { $names }, { $score }, och plats { $rank } av alla { $ranked }. Medelvärdet är { $mean }; för alla { $all }.
}
report-press-group-one = { $kind ->
    [municipality] { $group }: { $names } är ensam kommun med poäng, { $score }, och har plats { $rank } av { $ranked } i landet.
   *[unit] { $group }: { $names } är ensam med poäng, { $score }, och har plats { $rank } av alla { $ranked }.
}
report-press-group-none = { $group }: ingen har poäng.

## What was checked.

report-section-check = Kontroll
report-title-check = Det som har kontrollerats
report-check-number = { $kind ->
    [municipality] Tabellen har { $number } kommuner.
   *[unit] Tabellen har { $number } enheter.
}
report-check-all = Alla Sveriges 290 kommuner finns med, under sina koder och namn.
report-check-absent = Saknas bland Sveriges 290 kommuner: { $names }.
report-check-strange = Koder som ingen svensk kommun har: { $names }.
report-check-renamed = Namn som inte är kodens: { $names }.
report-check-more = { $number } till
report-check-came = Fanns inte { $year }: { $names }.
report-check-went = Fanns { $year } men inte nu: { $names }.
report-check-same-units = De är desamma som { $year }.
report-check-copied = Alla uppgifter är desamma som { $year }, vilket kan vara en gammal fil: { $names }.
report-check-gaps = Uppgifter som finns och saknas
report-column-observed = Finns
report-column-missing = Saknas
report-column-not_answered = Ej besvarat
report-column-suppressed = För få svar
report-column-not_applicable = Ej tillämpligt
report-column-observed-then = Fanns { $year }
report-check-moved = Tabellen visar de största ändringarna bland allt som ändrats mer än väntat. De kan vara riktiga; jämför dem med källan.
report-check-moved-caption = Uppgifter som ändrats mest
report-column-deviations = Standardavvikelser

## What is new in the method.

report-section-news = Metodnot
report-title-news = Det som är nytt i metoden sedan { $year }
report-title-news-none = Metoden är densamma som { $year }
report-news-came = Nya uppgifter: { $names }.
report-news-went = Uppgifter som inte längre ingår: { $names }.
report-news-rules = Reglerna för hur uppgifter läggs på skala, fylls i eller vägs ihop har ändrats.
report-news-weights = Vikter som har ändrats
report-column-weight-then = Vikt { $year }
report-column-weight-now = Vikt nu
report-news-hashes = Nu: { $now }, fingeravtryck { $now_hash }. Då: { $then }, fingeravtryck { $then_hash }.

## Leads to the tool.

report-view-place = Öppna i verktyget: { tool-screen-place }
report-view-first = Öppna i verktyget: { tool-screen-first }
report-view-learn = Öppna i verktyget: { tool-screen-learn }
report-view-change = Öppna i verktyget: { tool-screen-change }
report-view-weights = Öppna i verktyget: { tool-screen-weights }
report-view-units = Öppna i verktyget: { tool-screen-units }
report-screen-place = { tool-screen-place }
report-screen-first = { tool-screen-first }
report-screen-learn = { tool-screen-learn }
report-screen-change = { tool-screen-change }
report-screen-weights = { tool-screen-weights }
