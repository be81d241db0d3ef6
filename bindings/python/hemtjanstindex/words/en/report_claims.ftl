## What figures of the built-in definitions say, in the words of what was asked. A sentence does not open with a numeral.

report-claim-info_hemsida = information on the web site: { $figure }
report-claim-framfora_synpunkter_htj = { $form ->
    [tenths] { $figure } know where to turn with opinions
   *[other] of the users, { $figure } know where to turn with opinions
}
report-claim-bemotande_htj = { $form ->
    [tenths] { $figure } find that staff always treat them well
   *[other] of the users, { $figure } find that staff always treat them well
}
report-claim-trygghet_htj = { $form ->
    [tenths] { $figure } feel very safe
   *[other] of the users, { $figure } feel very safe
}
report-claim-tillrackligt_med_tid_htj = { $form ->
    [tenths] { $figure } find that staff have time enough
   *[other] of the users, { $figure } find that staff have time enough
}
report-claim-hansyn_asikter_htj = { $form ->
    [tenths] { $figure } find that staff heed their wishes
   *[other] of the users, { $figure } find that staff heed their wishes
}
report-claim-paverka_tider_htj = { $form ->
    [tenths] { $figure } can influence the times
   *[other] of the users, { $figure } can influence the times
}
report-claim-info_forandringar_htj = { $form ->
    [tenths] { $figure } are told in advance about temporary changes
   *[other] of the users, { $figure } are told in advance about temporary changes
}
report-claim-personalkontinuitet_htj = a user meets { $figure } people in fourteen days on average
report-claim-htj_helhet = { $form ->
    [tenths] { $figure } are satisfied with their home care as a whole
   *[other] of the users, { $figure } are satisfied with their home care as a whole
}
report-claim-riskatgarder_ordinart = of those found at risk at home, { $figure } got measures

## The same as what a sentence is about.

report-definite-info_hemsida = information on the web site
report-definite-framfora_synpunkter_htj = the way to give opinions
report-definite-bemotande_htj = the treatment of users
report-definite-trygghet_htj = safety
report-definite-tillrackligt_med_tid_htj = time with users
report-definite-hansyn_asikter_htj = regard for wishes
report-definite-paverka_tider_htj = say over times
report-definite-info_forandringar_htj = word of changes
report-definite-personalkontinuitet_htj = staff continuity
report-definite-htj_helhet = overall satisfaction
report-definite-riskatgarder_ordinart = measures against risks

## Figures that are no shares, with their unit.

report-amount-personalkontinuitet_htj = { $figure } people

## What a figure counts.

report-measured-info_hemsida = information on the web site
report-measured-framfora_synpunkter_htj = the share who know where to turn with opinions
report-measured-bemotande_htj = the share who are always treated well
report-measured-trygghet_htj = the share who feel very safe
report-measured-tillrackligt_med_tid_htj = the share who find that staff have time enough
report-measured-hansyn_asikter_htj = the share who find that their wishes are heeded
report-measured-paverka_tider_htj = the share who can influence the times
report-measured-info_forandringar_htj = the share who are told about changes
report-measured-personalkontinuitet_htj = the number of people a user meets in fourteen days
report-measured-htj_helhet = the share satisfied as a whole
report-measured-riskatgarder_ordinart = the share of those at risk who got measures
