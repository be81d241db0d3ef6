surveys-correlation = En persons svar på två frågor i { $survey } räknas ha korrelationen { $rho } ({ $source }).
surveys-survey = samma undersökning
surveys-source = källa: { $source }
surveys-source-assumed = antaget, ett övre värde
surveys-source-sampling = angivet med frågan
surveys-unknown = Hur säkra poängen är går inte att säga: definitionen anger inte hur lika en persons svar på två frågor i en undersökning är ([[survey]] med name, rho och source).
