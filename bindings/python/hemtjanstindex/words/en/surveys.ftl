surveys-correlation = One person's answers to two questions of { $survey } are taken to have the correlation { $rho } ({ $source }).
surveys-survey = the same survey
surveys-source = source: { $source }
surveys-source-assumed = assumed, an upper value
surveys-source-sampling = stated with this question
surveys-unknown = How sure the scores are is not known: the definition does not say how alike one person's answers to two questions of a survey are ([[survey]] with name, rho and source).
