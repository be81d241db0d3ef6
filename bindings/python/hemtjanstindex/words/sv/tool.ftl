## The frame of the analysis tool.

tool-title = { $heading }: analysverktyg
tool-screens = Delar av verktyget
tool-screen-place = Läget
tool-screen-first = Gör först
tool-screen-learn = Lär av
tool-screen-change = Förändring
tool-screen-weights = Egna vikter
tool-year = År
tool-language = Språk
tool-theme = Utseende
tool-theme-auto = Som enheten
tool-theme-light = Ljust
tool-theme-dark = Mörkt
tool-show = Visa
tool-unknown = { $kind ->
    [municipality] Ingen kommun heter ”{ $text }”.
   *[unit] Ingen heter ”{ $text }”.
}
tool-welcome = { $kind ->
    [municipality] Välj en kommun
   *[unit] Välj vem det ska handla om
}
tool-welcome-how = { $kind ->
    [municipality] Skriv början av kommunens namn i fältet ovanför och tryck på Visa.
   *[unit] Skriv början av namnet i fältet ovanför och tryck på Visa.
}
tool-example = Eller börja med { $name }
tool-identity = { $definition }, definition { $hash }, version { $version }.
tool-local = Allt räknas i den här filen; inget skickas härifrån.
tool-unscored = Den här delen kräver en poäng. Under Läget står vilka uppgifter som saknas, och under Förändring det som är känt.

## Where a unit stands.

tool-title-place = { $name } har plats { $rank } av { $ranked }
tool-against = Jämför med
tool-against-nation = { $kind ->
    [municipality] riket
   *[unit] alla
}
tool-against-best = den bästa
tool-against-peers = { $kind ->
    [municipality] liknande kommuner
   *[unit] liknande
}
tool-compared = { $name } { $score } poäng, { $against } { $reference }
tool-compared-alt = { $name } har { $score } poäng och { $against } { $reference }; skillnaden är uppdelad på uppgifterna.
tool-counting = Hur säker platsen är räknas ut …
tool-column-share = Vikt
tool-way = Vägen hit
tool-index = Hela indexet
tool-answers-of = { $people } av { $all }
tool-trace = Från uppgift till poäng
tool-trace-step = { $from } blir { $to }

## What to do first.

tool-try = Pröva { $figure }
tool-column-tried = Pröva ett annat värde
tool-tried-of = Värde att pröva: { $name }
tool-less = Minska: { $of }
tool-more = Öka: { $of }
tool-all-figures = Visa alla { $number } uppgifter
tool-plan = Pröva vägen till ”{ $group }”
tool-plan-place = Pröva vägen till plats { $rank }
tool-plan-place-next = Färst ändringar som når plats { $rank }: { $changes }.
tool-plan-place-unreached = Till plats { $rank } når inte de steg som har prövats.
tool-plan-place-least = Minst insats som når plats { $rank }: { $changes }.
tool-plan-least = Till ”{ $group }” krävs { $score } poäng. Minst insats som når dit: { $changes }.
tool-plan-there = Det målet är redan nått.
tool-plan-own = Med dina vikter och regler.
tool-goal = Mål
tool-goal-place = en plats
tool-goal-rank = Plats att nå
tool-goal-weights = Vikter
tool-section-efforts = Vad ändringarna kräver
tool-efforts-how = Vad en ändring kostar eller kräver säger uppgifterna inget om. Här kan du säga det: 2 är dubbelt så mycket som 1. Vägen till målet tar då det som sammanlagt kräver minst.
tool-efforts-reset = Återställ insatserna
tool-effort-of = Insats för { $name }
tool-effort-in = Insats i siffror för { $name }
tool-column-effort = Insats
tool-nothing-tried = Ändra ett värde, så visas vad det skulle ge.
tool-tried-gives = Poäng { $before } → { $after }, plats { $from } → { $to } av { $ranked }.
tool-tried-own = Med dina vikter och regler: poäng { $before } → { $after }, plats { $from } → { $to } av { $ranked }.
tool-tried-weights = När vikterna varieras med upp till { $spread } procent blir den nya platsen { $low }–{ $high } i nio omräkningar av tio.
tool-tried-weights-same = När vikterna varieras med upp till { $spread } procent blir den nya platsen { $rank } i nio omräkningar av tio.
tool-others-still = Alla andra står stilla.
tool-reset = Återställ värdena

## Whom to learn from.

tool-no-background = Bakgrundsuppgifter att jämföra efter saknas.
tool-background = { $kind ->
    [municipality] Liknande kommuner är de som är mest lika i
   *[unit] Liknande är de som är mest lika i
}
tool-background-all = Välj alla
tool-background-faults = Det går inte att säga vilka som är mest lika:
tool-no-examples = Ingen av de mest lika har klart bättre resultat utan att ha gått bakåt.

## Own weights.

tool-section-weights = Egna vikter
tool-weights-how = Ändra en vikt, så ändras de andra inom samma ruta i motsvarande mån. En låst vikt står kvar.
tool-weights-reset = Återställ vikter och regler
tool-weight-of = Vikt för { $name }
tool-weight-in = Vikt i procent för { $name }
tool-lock = Lås
tool-lock-of = Lås vikten för { $name }
tool-own-place = { $name } får plats { $rank } av { $ranked } och { $score } poäng med de här vikterna. Med definitionens vikter är platsen { $usual }.
tool-own-best = Högst med de här vikterna: { $name }, { $score } poäng.
tool-own-caption = { $kind ->
    [municipality] De tio högsta, och den valda kommunen
   *[unit] De tio högsta, och den valda
}
tool-own-caption-all = { $kind ->
    [municipality] Alla kommuner
   *[unit] Alla
}
tool-own-all = Visa alla { $number }
tool-own-csv = Hämta hela listan (CSV)
tool-own-file = egna-vikter
tool-column-own-place = Plats, egna vikter
tool-column-usual-place = Plats, definitionens vikter
tool-slope-usual = Definitionens
tool-slope-own = Egna
tool-slope-title = Platser med definitionens och med egna vikter
tool-slope-subtitle = { $kind ->
    [municipality] Varje linje är en kommun
   *[unit] Varje linje är en enhet
}
tool-slope-alt = { $kind ->
    [municipality] Kommunernas platser med definitionens vikter till vänster och med egna vikter till höger.
   *[unit] Enheternas platser med definitionens vikter till vänster och med egna vikter till höger.
}

## What is done, undone and taken away.

tool-screen-more = Mer
tool-search = { $kind ->
    [municipality] Kommun eller uppgift
   *[unit] Enhet eller uppgift
}
tool-history = Det du har gjort
tool-undo = Ångra
tool-redo = Gör om
tool-restart = Börja om
tool-get-as = { $kind }: hämta { $name }
tool-note = Anmärkning
tool-note-loaded = Uppgifter ur { $file }
tool-note-own = Läsarens egna vikter eller regler
tool-section-more = Mer
tool-section-view = Spara det du ser
tool-view-how = Allt du har valt står i sidans adress. Det kan också sparas som en fil och öppnas igen här, av dig eller någon annan.
tool-view-save = Spara vyn som fil
tool-view-open = Öppna en sparad vy
tool-fair = För besökare: börja om när ingen har rört sidan på { $seconds } sekunder
tool-view-file = vy
tool-view-opened = Vyn i { $file } är öppnad.
tool-view-other = Vyn i { $file } är sparad ur en annan utgåva. Det som inte finns här är utelämnat.
tool-view-wrong = { $file } är ingen sparad vy.

## The reader's own figures.

tool-section-loaded = Egna uppgifter
tool-loaded-how = { $kind ->
    [municipality] Öppna en fil, CSV, Excel (.xlsx) eller LibreOffice (.ods), med en rad för varje kommun och en kolumn för varje uppgift, så räknas allt om med den. Filen läses här i sidan och lämnar aldrig datorn.
   *[unit] Öppna en fil, CSV, Excel (.xlsx) eller LibreOffice (.ods), med en rad för varje enhet och en kolumn för varje uppgift, så räknas allt om med den. Filen läses här i sidan och lämnar aldrig datorn.
}
tool-loaded-open = Öppna uppgifter
tool-loaded-back = Tillbaka till utgåvan
tool-loaded-sheet = Vilket blad i { $file }?
tool-loaded-now = Hela verktyget handlar nu om uppgifterna i { $file }.
tool-loaded-notes = Att veta om filen:
tool-file-faults = Filen kan inte användas som den är:
tool-more-faults = … och { $number } fel till.
error-old-workbook = filen är en arbetsbok av en äldre sort (.xls); öppna den i Excel eller LibreOffice och spara den som .xlsx

## The same in other ways.

tool-section-same = Samma sak på kommandoraden och i Python
tool-same-how = Hämta filerna och lägg dem i en mapp. Kommandona ger där samma tal som delarna av verktyget visar.
tool-same-figures = uppgifterna
tool-same-definition = definitionen
tool-same-own = definitionen med dina vikter och regler
tool-same-earlier = uppgifterna i den tidigare utgåvan
tool-same-units = uppgifterna om enheterna
tool-same-districts = uppgifterna om stadsdelarna
tool-same-of-units = definitionen för enheterna
tool-same-before = definitionen i den tidigare utgåvan

## Own rules, and two beside each other.

tool-own-faults = De här reglerna går inte att använda tillsammans:
tool-own-group = Gruppen ”{ $group }” gäller i { $share } procent av de viktningarna.
tool-section-rules = Egna regler
tool-rules-how = Här kan du se vad ett annat sätt att räkna skulle ge.
tool-rules-floor = Poäng under { $floor } räknas här som { $floor }: med en nolla skulle inget annat betyda något.
tool-step-normalise = Gemensam skala
tool-step-aggregate = Sammanvägning
tool-step-missing = När uppgift saknas
tool-rule-usual = som i definitionen
tool-section-respondents = Vikter som människor har gett
tool-respondents-how = En CSV-fil med en rad för varje person: kolumnen respondent och en kolumn för varje del som personen har gett en vikt, med delens id som rubrik. Vikten blir medelvärdet.
tool-respondents-file = Öppna vikter
tool-respondents-taken = { $count ->
    [one] Vikterna är vad en person har svarat ({ $file }).
   *[other] Vikterna är medelvärden av vad { $people } personer har svarat ({ $file }).
}
tool-section-rival = Två bredvid varandra
tool-rival = { $kind ->
    [municipality] Den valda kommunen och
   *[unit] Den valda och
}
tool-lever = när vikterna ändras för delarna av
tool-above = { $name } står över { $other } i { $share } procent av viktningarna, när varje vikt varieras med upp till { $spread } procent.
tool-overtaking = Det räcker att { $moved } procentenheter av vikten flyttas mellan delarna av { $part } för att { $behind } ska komma i nivå med { $ahead }.
tool-overtaking-caption = Minsta ändring för att { $behind } ska nå { $ahead }
tool-overtaking-none = Inga vikter för delarna av { $part } får { $behind } att komma i nivå med { $ahead }.
tool-overtaking-alone = { $behind } och { $ahead } har inte samma uppgifter. Ändras en vikt i taget, medan de andra delarna av { $part } behåller sina proportioner, räcker det att vikten för { $name } går från { $from } till { $to } procent för att { $behind } ska komma i nivå med { $ahead }. Den minsta ändringen av flera vikter på en gång söker hti.overtaking i Python.
tool-overtaking-alone-none = { $behind } och { $ahead } har inte samma uppgifter. Ingen vikt för delarna av { $part } kan ensam få { $behind } att komma i nivå med { $ahead }. Den minsta ändringen av flera vikter på en gång söker hti.overtaking i Python.
tool-overtaking-level = { $behind } och { $ahead } ligger i nivå med varandra.
tool-overtaking-try = Pröva de vikterna
tool-column-share-now = Vikt nu
tool-column-share-needed = Vikt som räcker

## Who cannot be told apart.

tool-section-apart = Vilka går inte att skilja åt?
tool-apart-ask = Räkna ut vilka som inte säkert kan skiljas från { $name }
tool-apart-counting = Räknar ut hur det hade blivit om andra hade svarat …
tool-apart-unknown = Det går inte att säga, eftersom antalet svar bakom uppgifterna inte är känt.
tool-apart-all = { $kind ->
    [municipality] Alla andra kommuner ligger säkert över eller under { $name }.
   *[unit] Alla andra ligger säkert över eller under { $name }.
}
tool-apart = { $kind ->
    [municipality] { $count ->
        [one] En kommun
       *[other] { $number } kommuner
    }
   *[unit] { $count ->
        [one] En enhet
       *[other] { $number } enheter
    }
} går inte säkert att skilja från { $name }: med svar från andra personer kunde ordningen ha blivit den omvända. Det håller för alla jämförelser samtidigt i minst nitton fall av tjugo.
tool-apart-who = Vilka de är

## Units and districts of a municipality.

tool-screen-units = Inom kommunen
tool-title-units = Inom { $name }
tool-units-none = Uppgifter om enheter och utförare i { $name } finns inte här.
tool-districts-none = Uppgifter om stadsdelar i { $name } finns inte här.
tool-districts-parts = Skillnader mellan stadsdelarna, del för del
tool-column-highest = Högst
tool-column-lowest = Lägst

## The map of municipalities.

tool-section-map = Karta
tool-map-how = Klicka på en kommun, eller välj den i listan. Kartan visar var kommunerna ligger, inte hur säkra skillnaderna är.
tool-map-choose = Kommun på kartan
tool-map-nobody = Ingen är vald
tool-map-title = { $highs ->
    [one] En kommun
   *[other] { $high } kommuner
} har högt resultat, { $low } har lågt
tool-map-subtitle = Resultatgrupp efter definitionens vikter och regler
tool-map-subtitle-own = Resultatgrupp efter egna vikter och regler
tool-map-chosen = { $name } har { $score } poäng och plats { $rank } av { $ranked }. Resultatgrupp: { $group }.

## Background of the editions that are shipped, by its columns.

background-andel_80plus = andel som är 80 år eller äldre
background-andel_aldre_htj = andel äldre med hemtjänst
background-andel_privat = andel i privat regi
background-befolkning = folkmängd
background-befolkning_2016 = folkmängd 2016
background-halsa_rorelse_htj = hur brukarna bedömer sin hälsa och rörlighet
background-halsotillstand_htj = hur brukarna bedömer sin hälsa
background-hemsjukvard_i_htj = andel brukare med hemsjukvård
background-htj_kostnad_per_brukare = hemtjänstens kostnad per brukare
background-htj_kostnad_per_inv = hemtjänstens kostnad per invånare
background-kostnad_per_brukare = kostnad per brukare
background-omfattning_htj_timmar = timmar hemtjänst
background-oro_htj = oro bland brukarna
background-personer_per_handlaggare = personer per biståndshandläggare
background-svar_oro_htj = svår oro bland brukarna
background-tathet = invånare per kvadratkilometer
background-tathet_2017 = invånare per kvadratkilometer 2017
