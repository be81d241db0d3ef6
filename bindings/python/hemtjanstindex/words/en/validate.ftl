validate-definition = { $file }: valid, { $nodes } nodes, { $indicators } of them indicators
validate-data = { $file }: valid, { $units } { $kind ->
    [municipalities] municipalities
   *[units] units
}, { $holes } cells without a value, { $unscored } without a score
