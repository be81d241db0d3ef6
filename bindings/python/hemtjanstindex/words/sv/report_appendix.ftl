## A page for each part of the index.

report-section-part = Bilaga: { $part }
report-absent-part = ingår inte, eftersom delen inte har någon poäng
report-title-of_part = { $part }: plats { $rank } av { $ranked }
report-part-standing = { $kind ->
    [municipality] { $name } får { $score } poäng i delen. Rikets medelvärden ger { $reference }.
   *[unit] { $name } får { $score } poäng i delen. Allas medelvärden ger { $reference }.
}
report-part-weight = Delen väger { $weight } procent av indexet.
report-part-noise = Skillnaden ryms inom slumpen i svaren.
report-part-unsure = Om skillnaden ryms inom slumpen i svaren går inte att säga.
report-part-clear = Vilka skillnader som är klara står på sidan om styrkor och områden.
report-part-areas = Områden i { $part }
report-part-figures = Uppgifter i { $part }
report-part-points = Bidragen räknas i delens egen poäng och är tillsammans skillnaden ovan.
report-part-similar = { $kind ->
    [municipality] Liknande är medelvärdet hos de kommuner som har mest lika förutsättningar.
   *[unit] Liknande är medelvärdet hos de enheter som har mest lika förutsättningar.
}
report-column-similar = Liknande

## Among others.

report-among-caption = Plats och medianpoäng bland andra
report-among-all = { $kind ->
    [municipality] alla kommuner
   *[unit] alla
}
report-column-among = Bland
report-column-median = Median

## Other weights and methods.

report-section-choices = Bilaga: andra vikter och metoder
report-title-choices = Platsen blir { $low }–{ $high } när ett val i taget är ett annat
report-title-choices-same = Platsen blir { $rank } också när ett val i taget är ett annat
report-choices-what = Varje rad ändrar ett val och låter allt annat stå. Inget av valen är mer rätt än ett annat; raderna visar hur mycket platsen hänger på dem.
report-choices-chance = Slumpen i enkätsvaren är inte med här.
report-choices-caption = Om ett val hade varit ett annat
report-choices-mean = { $kind ->
    [municipality] Sista kolumnen visar hur många platser kommunerna flyttar i medeltal, uppåt eller nedåt: flyttar alla mycket är det valet som är känsligt och inte kommunen.
   *[unit] Sista kolumnen visar hur många platser enheterna flyttar i medeltal, uppåt eller nedåt: flyttar alla mycket är det valet som är känsligt och inte enheten.
}
report-column-choice = Val
report-column-moved = Platser upp eller ned
report-column-all_moved = Alla i medeltal
report-choice-equal = alla delar under samma rubrik väger lika
report-choice-equal_indicators = alla uppgifter väger lika
report-choice-min_max = skalan går från den sämsta till den bästa
report-choice-z_score = skalan är standardavvikelser från medelvärdet
report-choice-percentile_rank = skalan är platsen bland alla
report-choice-geometric = geometriskt medelvärde: det svaga vägs inte upp helt av det starka
report-choice-renormalise = det som saknas räknas inte, vad skälet än är
report-choice-median = det som saknas räknas som medianen
report-without-caption = Om en del eller uppgift inte hade varit med
report-without-rest = Ingen av de övriga flyttar platsen mer än den sista raden.
report-bounds = { $proven ->
    [yes] Om varje vikt får ligga upp till { $spread } procent högre eller lägre finns vikter som ger plats { $best } och vikter som ger plats { $worst }; inga ger en bättre eller en sämre.
   *[no] Om varje vikt får ligga upp till { $spread } procent högre eller lägre finns vikter som ger plats { $best } och vikter som ger plats { $worst }; säkert är att inga når utanför { $low }–{ $high }.
}
report-bounds-same = Inga vikter som ligger upp till { $spread } procent högre eller lägre ändrar platsen.
report-varied-choices = Ett val av metod
report-varied-without = Utan en del
report-varied-bounds = Alla vikter, ytterst
report-choices-title = Från plats { $low } till { $high }
report-choices-subtitle = Bästa och sämsta plats; märket är platsen som den är
report-choices-alt = { $name } har plats { $rank } av { $ranked }. Med andra vikter och metoder blir den som bäst { $low } och som sämst { $high }.
report-choices-same-alt = { $name } har plats { $rank } av { $ranked }. Med andra vikter och metoder blir den { $low }.
report-choices-data = Bästa och sämsta plats efter vad som ändras

## Gaps that weigh more than what can be improved.

report-title-gaps-first = Störst lyft ger det att besvara { $survey }
report-gaps-more = Om det som är obesvarat i { $survey } besvarades som medianen vore poängen { $score }. Det är mer än vad något av stegen under Gör först ger ensamt.
report-gaps-score = Om det som är obesvarat i { $survey } besvarades som medianen vore poängen { $score }.

## Short names of their sheets.

report-sheet-choices = Andra val
report-sheet-without = Utan en del
report-sheet-choices-data = Andra vikter och metoder
report-sheet-among = Bland andra
