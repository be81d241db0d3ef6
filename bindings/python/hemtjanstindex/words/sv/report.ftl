## Numbers and lists within sentences.

report-percent = { $number } procent
report-percent-yes = { $number } procent ja
report-tenths = { $tenths ->
    [1] en av tio
    [2] två av tio
    [3] tre av tio
    [4] fyra av tio
    [5] fem av tio
    [6] sex av tio
    [7] sju av tio
    [8] åtta av tio
   *[9] nio av tio
}
report-few = { $number ->
    [2] två
    [3] tre
    [4] fyra
    [5] fem
    [6] sex
    [7] sju
    [8] åtta
    [9] nio
    [10] tio
    [11] elva
   *[12] tolv
}
report-quoted = ”{ $name }”
report-series = { $first }, { $rest }
report-series-and = { $first } och { $last }

## The page for a committee: its titles and labels.

report-section-decision = Läget i korthet
report-title-unscored = { $name } får ingen poäng
report-title-best = { $name } får högst poäng
report-title-best-shared = { $name } delar första platsen
report-title-area = { $area } är det första att ta tag i
report-title-none = { $kind ->
    [municipality] Inget ligger klart under riket
   *[unit] Inget ligger klart under genomsnittet
}
report-label-strong = Starkt
report-label-weak = Svagt
report-label-change = Förändring
report-label-goal = Föreslagna mål
report-label-first = Första steg
report-label-known = Det som är känt
report-label-lacking = Det som saknas

## Where a unit stands.

report-standing = { $name } får { $score } poäng och plats { $rank } av { $ranked }: { $group }.
report-standing-two = { $name } delar plats { $rank } med { $other }; båda har { $score } poäng.
report-standing-several = { $kind ->
    [municipality] { $name } delar plats { $rank } med { $others } andra kommuner; alla har { $score } poäng.
   *[unit] { $name } delar plats { $rank } med { $others } andra; alla har { $score } poäng.
}
report-standing-group = Resultatet räknas som { $group }.
report-standing-coverage = Uppgifterna täcker { $covered } procent av vikten.
report-weights = När vikterna varieras med upp till { $spread } procent blir platsen { $low }–{ $high } i nio omräkningar av tio.
report-weights-same = När vikterna varieras med upp till { $spread } procent blir platsen { $rank } i nio omräkningar av tio.
report-near = { $count ->
    [0] { $kind ->
        [municipality] Inom en poäng finns ingen annan kommun.
       *[unit] Inom en poäng finns ingen annan.
    }
    [one] { $kind ->
        [municipality] Inom en poäng finns en annan kommun.
       *[unit] Inom en poäng finns en annan.
    }
   *[other] { $kind ->
        [municipality] Inom en poäng finns { $others } andra kommuner.
       *[unit] Inom en poäng finns { $others } andra.
    }
}
report-thin = Underlaget är svagt: { $what }.
report-answers-unknown = Slumpen i enkätsvaren är inte medräknad; antalet svar är inte känt.
report-answers-unstated = Slumpen i enkätsvaren är inte medräknad; hur lika en persons svar är är inte känt.
report-answers-counted-same = Också när slumpen i enkätsvaren räknas in blir platsen { $rank }.
report-answers-counted = Räknas också slumpen i enkätsvaren in blir platsen { $low }–{ $high }.

## Figures, and what stands beside them.

report-claim-lead = Andel som
report-claim-answered = av dem som svarat är det { $figure } som { $said }
report-claim-figure = { $name }: { $figure }
report-claim-place = { $claim }, plats { $rank } av { $ranked }.
report-claim-beside = { $claim }; { $beside }.
report-beside-nation = { $kind ->
    [municipality] i riket { $figure }
   *[unit] i genomsnitt { $figure }
}
report-beside-before = { $nation }, i { $name } { $figure } år { $year }
report-no-strength = { $kind ->
    [municipality] Inget ligger klart över riket.
   *[unit] Inget ligger klart över genomsnittet.
}
report-no-area = { $kind ->
    [municipality] Inget ligger klart under riket.
   *[unit] Inget ligger klart under genomsnittet.
}
report-more-areas = { $count ->
    [one] Ytterligare ett område ligger klart under.
   *[other] Ytterligare { $more } områden ligger klart under.
}

## Change.

report-no-earlier = Resultat från ett tidigare år ingår inte, så någon förändring kan inte anges.
report-no-change = { $name } har inte poäng båda åren, så någon förändring sedan { $year } kan inte anges.
report-change-none = Poängen är densamma som { $year }.
report-change-up = Poängen är { $points } högre än { $year }.
report-change-down = Poängen är { $points } lägre än { $year }.
report-change-unsplit = Hur mycket av det som är egna uppgifter går inte att säga.
report-change-own-none = Egna uppgifter, definition och skala ger sammantaget ingen ändring.
report-change-own-little = Egna uppgifter svarar för mindre än 0,1, definition och skala för resten.
report-change-own-all = Egna uppgifter svarar för hela ändringen.
report-change-own-part = Egna uppgifter svarar för { $own }, definition och skala för resten.
report-change-own-against = { $direction ->
    [up] Egna uppgifter höjer poängen med { $own }; definition och skala drar åt andra hållet.
   *[down] Egna uppgifter sänker poängen med { $own }; definition och skala drar åt andra hållet.
}
report-change-noise = Ändringen ryms inom osäkerheten i svaren.

## Goals, and whom to ask.

report-no-step = Vad som är ett realistiskt steg går inte att säga utan uppgifter från året före.
report-no-step-known = För det som ligger klart under finns inget realistiskt steg att föreslå: andra som började där har inte gått framåt.
report-goal = { $goals } ger { $score } poäng och plats { $rank }, om andra står stilla.
report-goal-to = { $name } till { $amount }
report-ask = Fråga { $others }.
report-ask-one = { $name } ({ $about })
report-ask-now = { $about } { $now }
report-ask-still = { $about } oförändrat { $now }
report-ask-then = { $about } { $before } → { $now }

## No score.

report-unscored = { $name } får ingen poäng: { $why }.
report-unscored-coverage = { $name } får ingen poäng: uppgifterna täcker { $covered } procent av vikten, och minst { $least } krävs.
report-lacking-missing = Uppgift saknas: { $names }.
report-lacking-not_answered = Ej besvarat: { $names }.
report-lacking-suppressed = För få svar för att visas: { $names }.

## What holds for a whole report.

report-title = { $name }: { $edition }
report-edition = { $edition }
report-edition-of = { $edition }, { $period }
report-head = { $edition } · { $name }
report-foot = { $kind ->
    [municipality] Egna vikter, inte indexägarens metod
   *[unit] Egna val av vikter och metod
}
report-foot-definition = Definition: { $definition }
report-mark-made_up = Påhittade uppgifter
report-mark-reconstruction = Rekonstruktion
report-mark-both = Påhittade uppgifter, rekonstruerad metod
report-contents = Innehåll
report-facts = Rapportens fakta, med det som vart och ett vilar på
report-page-of = sid { $page } av { $pages }
report-section-tables = Bilaga: bildernas data
report-sheet-about = Läs mig
report-sheet-facts = Fakta
report-sheet-contents = Blad
report-sheet-how = Bladen har varje uppgift med jämförelser, rapportens tabeller, bildernas data och listor över alla. Medelvärden är ovägda, över dem som har uppgiften. Talen har alla decimaler och visas som i rapporten. Streck betyder att uppgift saknas. Av bladet Fakta skrivs bara början ut på papper.
report-skip = Till innehållet
report-data = Visa som tabell
