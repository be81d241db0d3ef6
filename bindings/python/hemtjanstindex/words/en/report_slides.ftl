### Slides of a report, and what only they have.

report-title-appendix = Appendix: { $title }
report-list-neither = Neither
report-section-moved = Places with the same figures
report-title-moved = { $name } went from place { $before } to { $after } with its own figures unchanged
report-column-place-year = Place { $year }
report-column-unchanged = Own figures
report-unchanged = unchanged
report-changed = changed
report-moved-caption = Places on the parts of the index
report-moved-how = { $kind ->
    [municipality] The place also follows from the scale and from the results of the other municipalities.
   *[unit] The place also follows from the scale and from the results of the others.
}
report-section-again = With the figures of the year before
report-title-again = { $name } as in { $year }, { $amount }, gives place { $rank }
report-again-caption = What was better the time before
report-again-how = { $kind ->
    [municipality] Score and place hold if that figure alone is as it was and all other municipalities stand still.
   *[unit] Score and place hold if that figure alone is as it was and all others stand still.
}
