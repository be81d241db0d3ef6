validate-definition = { $file }: giltig, { $nodes } noder, varav { $indicators } indikatorer
validate-data = { $file }: giltig, { $units } { $kind ->
    [municipalities] kommuner
   *[units] enheter
}, { $holes } celler utan värde, { $unscored } utan poäng
