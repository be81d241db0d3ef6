## For residents.

report-alphabet = abcdefghijklmnopqrstuvwxyzåäö
report-resident-title = Hemtjänst i { $name }
report-section-resident = Hemtjänsten där du bor
report-title-resident = Så svarar de som har hemtjänst i { $name }
report-resident-about = Här står vad de som redan har hemtjänst i { $name } tycker om den. Uppgifterna gäller { $year }.
report-resident-order = Utförarna står i bokstavsordning. Ordningen säger inget om vem som är bäst.
report-resident-caption = Så många av tio håller med
report-resident-tenths = Siffrorna är avrundade: 8 av 10 betyder mellan 75 och 84 procent.
report-resident-chance = En skillnad på upp till { $tenths } av 10 mellan två utförare kan bero på slumpen, när så få som { $answers } har svarat. Därför finns ingen rangordning.
report-resident-few = Där färre än 30 har svarat står det ”för få svar”, och ibland också på fler ställen, så att ingens svar går att räkna ut. Det säger inget om utföraren.
report-resident-ask = Har du frågor? Ring { $name } och fråga efter hemtjänsten.
report-resident-contact = Har du frågor? Kontakta { $contact }.
report-label-how = Så läser du tabellen
report-label-ask = Hit kan du vända dig
report-column-provider = Utförare
report-column-run = Drivs av
report-column-answers = Antal svar
report-run-kommunal = kommunen
report-run-privat = privat företag
report-answers-least = minst { $answers }
report-tenths-cell = { $tenths } av 10
report-asked-bemotande = Personalen bemöter mig alltid väl
report-asked-tid_nog = Personalen har för det mesta tid nog
report-asked-traffar_fast_kontakt = Jag träffar ofta min fasta omsorgskontakt
report-asked-trygghet = Jag känner mig mycket trygg hemma
report-asked-nojd_med_helheten = Jag är nöjd med hemtjänsten som helhet

## Units and providers.

report-units-title = Enheter och utförare i { $name }
report-section-list = Listan
report-section-matrix = Matrisen
report-section-kinds = Kommunal och privat regi
report-units-about = I kommunen finns { $number } enheter och utförare, och { $shown } av dem har poäng. Uppgifterna gäller { $year }.
report-units-scale = De jämförs med varandra, inte med riket. Skalan är densamma för alla enheter i landet.
report-units-hidden = Uppgifter med färre än 30 svar visas inte, och inte heller de som skulle röja dem. De ingår inte i någon poäng.
report-title-units = { $count ->
    [one] Av { $pairs } parvisa jämförelser är en säker
   *[other] Av { $pairs } parvisa jämförelser är { $sure } säkra
}
report-title-units-none = Ingen enhet går säkert att skilja från en annan
report-title-units-few = Enheterna är för få för en rangordning
report-title-units-unsure = Hur säker ordningen är går inte att säga
report-title-part = { $title } ({ $part } av { $parts })
report-units-order = Enheterna står efter poäng. Den som saknar poäng står sist.
report-units-sets = ”Kan vara” är de platser som slumpen i svaren lämnar öppna, med 95 procents säkerhet. Två enheter vars platser går in i varandra kan lika gärna ha omvänd ordning.
report-units-few = Med färre än fem enheter visas inga platser.
report-units-caption = Alla enheter och utförare
report-column-weak = Svagt underlag
report-column-between = Kan vara
report-between = { $low }–{ $high }
report-title-matrix = Två delar av kvaliteten, sida vid sida
report-fields-title = { $first } och { $second }
report-fields-subtitle = Varje märke är en enhet; siffran är dess plats i listan, där den får rum. Linjerna är enheternas medelvärden.
report-fields-alt = { $number } enheter efter poäng i { $first } och { $second }. { $both } ligger på eller över medelvärdet i båda.
report-fields-caption = Matrisens enheter
report-fields-how = Ett fält säger var poängen ligger, inte hur säker skillnaden är; det står i listan.
report-column-field = Fält
report-field-both = på eller över medel i båda
report-field-one = på eller över medel bara i { $part }
report-field-neither = under medel i båda
report-no-place = –
report-title-kinds = Kommunens egna enheter och privata utförare
report-kinds-caption = Medelvärden efter regi
report-kinds-how = Medelvärdena är ovägda och gäller enheter med poäng. De säger inte varför det skiljer.
report-column-units = Enheter
report-column-scored = Med poäng
report-title-units-change = Sedan { $year } { $better_count ->
    [0] är ingen uppgift klart bättre
    [one] är en uppgift klart bättre
   *[other] är { $better } uppgifter klart bättre
} och { $worse_count ->
    [0] ingen klart sämre
    [one] en klart sämre
   *[other] { $worse } klart sämre
}
report-title-units-apart = Inga uppgifter går att jämföra med { $year }
report-units-change-caption = Enheternas uppgifter jämförda med { $year }
report-units-change-raw = En enkätuppgift räknas som klart bättre eller sämre när slumpen i svaren inte räcker som förklaring, andra uppgifter när ändringen är mer än avrundning. Poängen jämförs inte mellan åren, eftersom skalan och vilka uppgifter som kan visas då är andra.
report-units-change-chance = Klara ändringar bland { $compared } jämförda enkätuppgifter: { $clear }. Hade inget ändrats skulle slumpen ensam ha gett ungefär { $chance }.
report-units-gone = Inte med i år: { $names }.
report-column-compared = Jämförda
report-unit-new = ny i år
report-unit-not-before = Enheten var inte med { $year }, så inget går att säga om ändringar.
report-unit-unchanged = Inget har klart ändrats sedan { $year }.
report-unit-changed = { $name }: från { $then } till { $now }.
report-label-better = Bättre än { $year }
report-label-worse = Sämre än { $year }
report-parts-of = Indexets delar: { $name }
report-figures-of = Alla uppgifter: { $name }
report-figures-of-all = Alla enheters uppgifter
report-section-figures = Uppgifterna
report-unit-score = { $name } får { $score } poäng
report-unit-none = { $name } får ingen poäng
report-unit-unscored = För många uppgifter saknas eller bygger på för få svar. Det som kan visas står i tabellen.
report-unit-between = Platsen kan vara { $low }–{ $high } av { $ranked }, när slumpen i svaren räknas in.
report-unit-certain = Platsen är { $low } av { $ranked }, också när slumpen i svaren räknas in.
report-unit-beside = Jämförelsen är med medelvärdet av de andra enheterna i { $name }. Starkt och svagt är bara det som slumpen inte förklarar.
report-unit-no-strength = Inget är klart bättre än hos de andra.
report-unit-no-development = Inget är klart sämre än hos de andra.
report-unit-claim = { $name }: { $own }, hos de andra { $others }.
report-column-others = De andra
report-column-chance = Slump
report-chance-within = skillnaden kan vara slump
report-chance-beyond = skillnaden är mer än slump

## Districts.

report-districts-title = Stadsdelar i { $name }
report-section-districts = Stadsdelarna bland alla kommuner
report-section-apart = Skillnader efter delindex
report-districts-about = De { $number } stadsdelarna jämförs med landets { $among } kommuner med poäng. Uppgifterna gäller { $year }.
report-districts-apart = Stadsdelarna påverkar inte kommunernas platser: skalan är kommunernas.
report-districts-inherited = Uppgifter som bara finns för hela kommunen ärvs av stadsdelarna och är märkta så.
report-title-districts = Det skiljer { $gap } poäng mellan { $highest } och { $lowest }
report-title-districts-few = Stadsdelarna kan inte jämföras
report-districts-own = { $name } som helhet har { $score } poäng och plats { $rank }.
report-districts-own-none = { $name } som helhet har ingen poäng.
report-districts-weights = ”Kan vara” är platserna i nio omräkningar av tio när vikterna varieras med upp till { $spread } procent. Slumpen i enkätsvaren är inte medräknad.
report-districts-answers = ”Kan vara” är platserna i nio omräkningar av tio när vikterna varieras med upp till { $spread } procent och slumpen i enkätsvaren räknas in.
report-districts-caption = Stadsdelarna, den bästa först
report-column-district = Stadsdel
report-column-gap = Mot kommunen
report-column-above = Närmast över
report-column-below = Närmast under
report-column-inherited = Ärvd vikt
report-title-apart = Störst är skillnaden i { $part }
report-apart-how = Poäng, och inom parentes platsen bland kommunerna.
report-apart-caption = Stadsdelar efter delindex
report-districts-whole = Hela kommunen
report-districts-gap = Högst minus lägst
report-score-and-place = { $score } ({ $rank })
report-title-district = { $name } skulle få plats { $rank } av { $among }
report-title-district-none = { $name } får ingen poäng
report-district-gap = { $direction ->
    [up] Poängen är { $points } högre än för { $name } som helhet.
   *[down] Poängen är { $points } lägre än för { $name } som helhet.
}
report-district-share = Av vikten är { $share } procent ärvd från kommunen: där skiljer sig stadsdelarna inte åt.
report-column-from = Källa till uppgiften
report-column-municipality = Hela kommunen
report-from-municipality = ärvd från kommunen
report-from-itself = egen

## A bank of examples.

report-examples-caption = Exempel ur exempelbanken
report-examples-none = Exempelbanken har ännu inget exempel från dem. När ett finns, skriv in det där.
report-column-done = Vad som har gjorts
report-column-dated = Datum
report-column-contact = Kontakt
report-column-link = Läs mer
report-column-licence = Villkor
