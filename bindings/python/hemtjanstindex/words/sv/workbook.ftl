## A workbook: what its numbers are, what its colours mean, and the foot of a page.

quantity-score = Poäng: högre är bättre.
quantity-points = Skillnader i poäng.
quantity-change = Förändring i poäng, upp (+) eller ned (−).
quantity-rank = Plats: 1 är bäst.
quantity-places = Platser upp (+) eller ned (−).
quantity-share = Andelar i procent.
quantity-figure = Uppgifter i indikatorns egen enhet.
legend-group-high = mer än 1,25 standardavvikelser över medelvärdet för alla
legend-group-above = 0,25–1,25 standardavvikelser över medelvärdet
legend-group-near = högst 0,25 standardavvikelser från medelvärdet
legend-group-below = 0,25–1,25 standardavvikelser under medelvärdet
legend-group-low = mer än 1,25 standardavvikelser under medelvärdet
legend-colour-green = bland den bästa fjärdedelen
legend-colour-yellow = i den mellersta hälften
legend-colour-red = bland den sämsta fjärdedelen
workbook-page = sidan { $page } av { $pages }
