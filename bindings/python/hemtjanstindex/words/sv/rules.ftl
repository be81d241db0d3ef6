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
