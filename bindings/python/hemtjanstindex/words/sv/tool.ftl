## The frame of the analysis tool.

tool-title = { $heading }: analysverktyg
tool-screens = Delar av verktyget
tool-screen-place = Läget
tool-screen-first = Gör först
tool-screen-learn = Lär av
tool-screen-change = Förändring
tool-screen-weights = Egna vikter
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
tool-nothing-tried = Ändra ett värde, så visas vad det skulle ge.
tool-tried-gives = Poäng { $before } → { $after }, plats { $from } → { $to } av { $ranked }.
tool-others-still = Alla andra står stilla.
tool-reset = Återställ värdena

## Whom to learn from.

tool-no-background = Bakgrundsuppgifter att jämföra efter saknas.
tool-no-examples = Ingen av de mest lika har klart bättre resultat utan att ha gått bakåt.

## Own weights.

tool-section-weights = Egna vikter
tool-weights-how = Ändra en vikt, så ändras de andra inom samma ruta i motsvarande mån. En låst vikt står kvar.
tool-weights-reset = Återställ vikterna
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
