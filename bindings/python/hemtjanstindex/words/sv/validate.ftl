validate-definition = { $file }: giltig, { $nodes } noder, varav { $indicators } indikatorer
validate-data = { $file }: giltig, { $units } enheter, { $holes } celler utan värde, { $unscored } enheter utan poäng
