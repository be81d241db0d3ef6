### Slides of a report, and what only they have.

report-title-appendix = Bilaga: { $title }
report-list-neither = Varken eller
report-section-moved = Platser med samma uppgifter
report-title-moved = { $name } gick från plats { $before } till { $after } med oförändrade egna uppgifter
report-column-place-year = Plats { $year }
report-column-unchanged = Egna uppgifter
report-unchanged = oförändrade
report-changed = ändrade
report-moved-caption = Platser på indexets delar
report-moved-how = { $kind ->
    [municipality] Platsen följer också av skalan och av de andra kommunernas resultat.
   *[unit] Platsen följer också av skalan och av de andras resultat.
}
report-section-again = Med förra årets uppgifter
report-title-again = { $name } som { $year }, { $amount }, ger plats { $rank }
report-again-caption = Det som var bättre förra gången
report-again-how = { $kind ->
    [municipality] Poäng och plats gäller om bara den uppgiften blir som då och alla andra kommuner står stilla.
   *[unit] Poäng och plats gäller om bara den uppgiften blir som då och alla andra står stilla.
}
