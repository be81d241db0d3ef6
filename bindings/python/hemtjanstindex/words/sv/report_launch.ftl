### What a publisher and those who hand it on say.

## What has become better over all.

report-section-improved = Det som förbättrats
report-title-improved = { $kind ->
    [municipality] Tydligast förbättring: { $name }, bättre än { $year } i { $better } av { $units } kommuner
   *[unit] Tydligast förbättring: { $name }, bättre än { $year } hos { $better } av { $units }
}
report-title-improved-none = Ingen uppgift har tydligt förbättrats sedan { $year }
report-column-mean-then = Medel { $year }
report-column-mean-now = Medel nu
report-column-both = Med uppgift båda åren
report-column-better-in = Bättre
report-column-worse-in = Sämre
report-column-verdict = Sammantaget
report-verdict-improved = förbättrats
report-verdict-worsened = försämrats
report-verdict-unclear = ingen tydlig ändring
report-improved-caption = Uppgifterna i båda utgåvorna
report-improved-how = { $kind ->
    [municipality] Medelvärdena är ovägda, över de kommuner som har uppgiften båda åren. Tabellen räknar hur många kommuner som fått en bättre eller sämre uppgift, inte varför.
   *[unit] Medelvärdena är ovägda, över de enheter som har uppgiften båda åren. Tabellen räknar hur många som fått en bättre eller sämre uppgift, inte varför.
}
report-improved-clear = Tydlig kallas en ändring av medelvärdet som är minst dubbelt så stor som sitt medelfel.

## A sheet for meetings of members.

report-product-members = Medlemsbladet
report-product-members-for = Till medlemsmötet: vad som är bra, vad som inte är det, och frågor att ställa till dem som beslutar.
report-members-title = Medlemsblad: { $name }, { $edition }
report-section-members = Medlemsblad
report-title-members = { $name }: att prata om på mötet
report-label-questions = Frågor att ställa
report-members-area = { $kind ->
    [municipality] Vad gör kommunen för att förbättra { $area }?
   *[unit] Vad görs för att förbättra { $area }?
}
report-members-keep = { $kind ->
    [municipality] Hur tänker kommunen behålla det som är bra?
   *[unit] Hur behålls det som är bra?
}
report-members-lacking = { $kind ->
    [municipality] Hur ska kommunen få fram de uppgifter som saknas?
   *[unit] Hur ska de uppgifter som saknas tas fram?
}
report-members-when = När kan vi se om det har blivit bättre?
report-members-who = Vem ansvarar för det?

## Text for the papers of a committee.

report-section-memo = Text till handlingarna
report-title-memo = Text till nämndens handlingar, att kopiera
report-label-matter = Ärendet
report-label-result = Resultatet
report-label-proposal = Förslag till beslut
report-memo-matter = { $name } har fått sitt resultat i { $edition }. { $foot }.
report-memo-mark = { $mark }.
report-memo-goal = Nämnden antar som mål för det kommande året: { $goals }.
report-memo-no-goal = Nämnden väljer ett område att förbättra under det kommande året, och ett mål för det.
report-memo-owner = Nämnden utser en ansvarig för varje mål.
report-memo-followup = Utfallet redovisas när nästa resultat finns.
