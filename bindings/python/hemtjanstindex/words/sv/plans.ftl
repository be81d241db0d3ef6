plans-standing = { $unit }: { $score } poäng, { $place }, { $group }
plans-none = { $unit }: ingen poäng, för få uppgifter
plans-no_plan = Utan poäng finns ingen plan; whatif visar vad fler uppgifter skulle ge.
plans-unranked = ingen plats
plans-plan = Plan för att nå { $goal }: { $changes }, insats { $effort }, { $proof }. Den ger { $score } poäng och { $place }.
plans-already = Redan nått: { $goal }.
plans-score = { $score } poäng
plans-goal = plats { $rank } ({ $score } poäng)
plans-proven = ingen billigare når dit
plans-bound = ingen med mindre insats än { $effort } når dit
plans-out = { $goal } nås inte med det som planen får höja: allt som hjälper, upp till { $level }, ger { $score } poäng och { $place }.
plans-level = den nivå som { $share } % når
plans-best = den bästas nivå
plans-unfound = Ingen plan för att nå { $goal } hann hittas innan sökningen avbröts; den bästa som hittades, upp till { $level }, ger { $score } poäng och { $place }.
plans-without-outcome = Inte med i planen, eftersom resultatmått följer av annat (--outcomes): { $names }.
plans-without-kept = Inte med i planen, eftersom det är sådant att bevara (--kept): { $names }.
plans-without-at_cap = Inte med i planen, eftersom nivån redan är nådd: { $names }.
plans-without-no_figure = Inte med i planen, eftersom uppgift saknas: { $names }.
plans-wider = Med { $options } går det att nå: { $changes }, insats { $effort }, { $proof }, vilket ger { $score } poäng och { $place }.
plans-not_wider = Det nås inte heller med { $options }.
plans-answering = Ej besvarad: { $survey } (indikatorer: { $indicators }). Besvarad som den sämsta skulle den ge { $worst } poäng (plats { $worst_rank }), som medianen { $median } (plats { $median_rank }), som den bästa { $best } (plats { $best_rank }).
plans-changes = { $count ->
    [one] 1 ändring
   *[other] { $shown } ändringar
}
plans-both = { $first } och { $second }
plans-list-actor = vem kan agera
plans-list-indicator = indikator
plans-list-now = nu
plans-list-to = till
plans-list-effort = insats
plans-list-alone = poäng, enbart den
plans-legend = Insats: vad ändringen kräver, ett tal som anges med --effort (annars 1 för var och en). Poäng, enbart den: vad ändringen ger om inget annat ändras.
