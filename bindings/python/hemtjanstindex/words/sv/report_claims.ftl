## What figures of the built-in definitions say, in the words of what was asked. A sentence does not open with a numeral.

report-claim-info_hemsida = information på hemsidan: { $figure }
report-claim-framfora_synpunkter_htj = { $form ->
    [tenths] { $figure } vet vart de kan vända sig med synpunkter
   *[other] vart man kan vända sig med synpunkter vet { $figure }
}
report-claim-bemotande_htj = { $form ->
    [tenths] { $figure } tycker att personalen alltid bemöter dem väl
   *[other] att personalen alltid bemöter dem väl tycker { $figure }
}
report-claim-trygghet_htj = { $form ->
    [tenths] { $figure } är mycket trygga
   *[other] mycket trygga är { $figure }
}
report-claim-tillrackligt_med_tid_htj = { $form ->
    [tenths] { $figure } tycker att personalen har tid nog
   *[other] att personalen har tid nog tycker { $figure }
}
report-claim-hansyn_asikter_htj = { $form ->
    [tenths] { $figure } tycker att personalen tar hänsyn till deras önskemål
   *[other] att personalen tar hänsyn till deras önskemål tycker { $figure }
}
report-claim-paverka_tider_htj = { $form ->
    [tenths] { $figure } kan påverka tiderna
   *[other] tiderna kan { $figure } påverka
}
report-claim-info_forandringar_htj = { $form ->
    [tenths] { $figure } får i förväg veta om tillfälliga förändringar
   *[other] i förväg om tillfälliga förändringar får { $figure } veta
}
report-claim-personalkontinuitet_htj = en brukare möter i snitt { $figure } personer på fjorton dagar
report-claim-htj_helhet = { $form ->
    [tenths] { $figure } är nöjda med hemtjänsten som helhet
   *[other] nöjda med hemtjänsten som helhet är { $figure }
}
report-claim-riskatgarder_ordinart = av de riskbedömda i ordinärt boende har { $figure } fått åtgärder

## The same as what a sentence is about.

report-definite-info_hemsida = informationen på hemsidan
report-definite-framfora_synpunkter_htj = möjligheten att framföra synpunkter
report-definite-bemotande_htj = bemötandet
report-definite-trygghet_htj = tryggheten
report-definite-tillrackligt_med_tid_htj = tiden hos brukarna
report-definite-hansyn_asikter_htj = hänsynen till önskemål
report-definite-paverka_tider_htj = inflytandet över tiderna
report-definite-info_forandringar_htj = beskeden om förändringar
report-definite-personalkontinuitet_htj = personalkontinuiteten
report-definite-htj_helhet = nöjdheten med helheten
report-definite-riskatgarder_ordinart = åtgärderna mot risker

## Figures that are no shares, with their unit.

report-amount-personalkontinuitet_htj = { $figure } personer

## What a figure counts.

report-measured-info_hemsida = informationen på hemsidan
report-measured-framfora_synpunkter_htj = andelen som vet vart de kan vända sig med synpunkter
report-measured-bemotande_htj = andelen som alltid blir väl bemötta
report-measured-trygghet_htj = andelen mycket trygga
report-measured-tillrackligt_med_tid_htj = andelen som tycker att personalen har tid nog
report-measured-hansyn_asikter_htj = andelen som tycker att hänsyn tas till deras önskemål
report-measured-paverka_tider_htj = andelen som kan påverka tiderna
report-measured-info_forandringar_htj = andelen som får veta om förändringar
report-measured-personalkontinuitet_htj = antalet personer som en brukare möter på fjorton dagar
report-measured-htj_helhet = andelen nöjda med helheten
report-measured-riskatgarder_ordinart = andelen riskbedömda som fått åtgärder
