## What the reader of TOML says of a file that is none, in its own words, by which it is known.

toml-while = Error while parsing { $what }: { $why }
toml-string = string
toml-key_value = key-value pair
toml-value = value
toml-float = floating-point
toml-integer = decimal integer
toml-header = table header
toml-array = array
toml-inline = inline table
toml-root = root table
toml-boolean = boolean
toml-key = key
toml-date = date
toml-end = encountered end-of-file
toml-type = could not determine value type
toml-again = cannot redefine existing { $kind } '{ $key }'
toml-zeroes = leading zeroes are prohibited
toml-escape = unknown escape sequence { $sequence }
toml-deep = exceeded maximum nested value depth of { $most } (TOML_MAX_NESTED_VALUES)
toml-expected = expected { $what }, saw { $saw }
toml-digit = decimal digit or exponent
toml-parts = keys, tables, whitespace or comments
toml-closing = key or closing { $mark }
toml-line_end = '\n'
toml-control = unescaped control characters other than TAB (U+0009) are explicitly prohibited
