## Vad läsaren av TOML säger om en fil som inte är det.

toml-while = i { $what }: { $why }
toml-string = en text
toml-key_value = en rad med nyckel och värde
toml-value = ett värde
toml-float = ett tal
toml-integer = ett heltal
toml-header = en rubrik
toml-array = en lista
toml-inline = en tabell på en rad
toml-root = filen
toml-boolean = ett värde
toml-key = en nyckel
toml-date = ett datum
toml-end = filen tar slut mitt i
toml-type = det är inget värde; text ska stå inom citattecken
toml-again = '{ $key }' är redan angiven ({ $kind })
toml-zeroes = ett tal får inte börja med nolla; en kod är text och ska stå inom citattecken
toml-escape = { $sequence } betyder ingenting; ett omvänt snedstreck skrivs dubbelt
toml-deep = fler än { $most } listor inuti varandra
toml-expected = här väntades { $what }, men det står { $saw }
toml-digit = en siffra eller en exponent
toml-parts = en nyckel, en rubrik eller en kommentar
toml-closing = en nyckel eller { $mark }
toml-line_end = radslut
toml-control = radslut och tecken som inte syns får inte stå här; saknas ett citattecken?
