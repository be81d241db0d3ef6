## Vad Pythons argparse säger om en rad som inte går att läsa.

argparse-argument = argumentet { $argument }: { $problem }
argparse-required = dessa argument behövs: { $arguments }
argparse-one_required = ett av argumenten { $arguments } behövs
argparse-unrecognized = okända argument: { $arguments }
argparse-not_allowed = kan inte anges tillsammans med { $argument }
argparse-ignored = tar inget värde, men fick { $argument }
argparse-expected_one = ett värde behövs
argparse-expected_none_or_one = högst ett värde kan anges
argparse-expected_some = minst ett värde behövs
argparse-expected_many = { $count } värden behövs
argparse-ambiguous = { $option } kan betyda { $matches }
argparse-choice = { $value } är inget av { $choices }
argparse-invalid = { $value } är inget värde av typen { $type }
argparse-whole = måste vara ett heltal, minst { $least } och högst { $most }, inte '{ $text }'
argparse-number = måste vara ett tal, inte '{ $text }'
argparse-weight = vikten för { $name } måste vara ett tal, inte '{ $text }'
argparse-mark = ska vara MÄRKE=STATUS, där status är en av { $known }, inte ”{ $text }”
argparse-time = måste vara en dag och ett klockslag som 2026-12-01T09:00, inte ”{ $text }”
argparse-shard = '{ $text }' är ingen del som 1/2
