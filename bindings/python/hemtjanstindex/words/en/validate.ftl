validate-definition = { $file }: valid, { $nodes } nodes, { $indicators } of them indicators
validate-data = { $file }: valid, { $units } units, { $holes } cells without a value, { $unscored } units without a score
