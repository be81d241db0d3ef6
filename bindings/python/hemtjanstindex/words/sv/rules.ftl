## Rules by name; in English traces they stand as a definition writes them.

rule-none = ingen
rule-winsorise = extremvärden dras in
rule-log = logaritm
rule-min_max = min–max
rule-goalposts = fasta gränser
rule-log_goalposts = logaritm mellan fasta gränser
rule-distance_to_target = avstånd till målet
rule-z_score = standardavvikelser från medelvärdet
rule-rank = plats
rule-percentile_rank = percentilplats
rule-borda = hur många man är bättre än (Borda)
rule-exponential_rank = exponentiell plats
rule-round = avrundning
rule-renormalise = vikten fördelas på det som finns
rule-penalise = fast avdrag
rule-refuse = ingen poäng
rule-mean = medelvärdet
rule-median = medianen
rule-group_mean = gruppens medelvärde
rule-group_median = gruppens median
rule-nearest = de mest lika
rule-given = angivna vikter
rule-equal = lika vikter
rule-equal_indicators = lika vikt för varje indikator
rule-entropy = vikter efter entropi
rule-arithmetic = aritmetiskt medelvärde
rule-geometric = geometriskt medelvärde
rule-harmonic = harmoniskt medelvärde
rule-power = potensmedelvärde
rule-inverted_geometric = omvänt geometriskt medelvärde
rule-product = produkt
rule-ratio = kvot
rule-first_if = den första, om villkoret gäller
rule-copeland = parvisa jämförelser (Copeland)

## What varies, with what the core says of it.

source-all_weights = alla vikter, upp till { $share } % upp eller ned
source-weights = vikterna{ $how }
source-weights_from = vilka som har gett vikterna{ $how }
source-sampling = slumpfelet i enkätsvaren{ $how }
source-rounding = avrundningen av uppgifterna{ $how }
source-noise = fel i uppgifterna{ $how }
source-drop = vilka delar som är med{ $how }
source-choice = valet av regel{ $how }

## Between which rules a choice is, and where.

rule-level = nivå { $level }
rule-or = eller
step-treat = behandling
step-normalise = normering
step-missing = saknade uppgifter
step-not_answered = ej besvarade
step-suppressed = för få svar
step-not_applicable = inte tillämpliga
step-constant = lika för alla
step-weight = vikter
step-aggregate = sammanvägning
step-rescale = omskalning
step-method = metod
step-table = uppgifter

## Their parameters.

parameter-max_points = högst { $value } värden dras in
parameter-skewness = bara där snedheten är minst { $value }
parameter-kurtosis = och toppigheten minst { $value }
parameter-log-true = räcker det inte tas logaritmen
parameter-log-false = logaritmen tas aldrig
parameter-log_share = tillägg { $value } av spännvidden
parameter-low = lägsta poäng { $value }
parameter-high = högsta poäng { $value }
parameter-clip = värden utanför percentilerna { $value } räknas som dessa
parameter-clip-true = värden utanför gränserna räknas som gränsen
parameter-clip-false = värden utanför gränserna räknas som de är
parameter-target = mål { $value }
parameter-mean = medelvärde { $value }
parameter-sd = standardavvikelse { $value }
parameter-decimals = { $value } decimaler
parameter-min_coverage = minst { $value } ska finnas
parameter-by = räknat i { $value }
parameter-value = värde { $value }
parameter-percentile = percentil { $value }
parameter-group = grupp { $value }
parameter-k = { $value } grannar
parameter-by_distance-true = närmare väger mer
parameter-by_distance-false = alla väger lika
parameter-floor = mindre värden räknas som { $value }
parameter-p = exponent { $value }
parameter-at_least = från { $value }
parameter-share = andel { $value }
parameter-spread = spridning { $value }
parameter-levels = nivåer: { $value }
parameter-nodes = delar: { $value }
parameter-indicators = indikatorer: { $value }
parameter-step = steg { $value }
parameter-rho = korrelation { $value }
parameter-respondents = { $value } svar
parameter-standard_error = medelfel { $value }
parameter-drop_p = sannolikhet { $value }
parameter-answers = { $number } svarande, { $hash }
parameter-dirichlet = Dirichletfördelade
parameter-normal = normalfördelade
parameter-uniform = likformigt fördelade
parameter-equal_voice = lika röst för alla
parameter-and = och
parameter-value-true = ja
parameter-value-false = nej
parameter-value-weight = vikt
parameter-value-count = antal delar
