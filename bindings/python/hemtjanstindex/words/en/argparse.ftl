## What Python's argparse says of a line that it cannot read, in its own words, by which it is known.

argparse-argument = argument { $argument }: { $problem }
argparse-required = the following arguments are required: { $arguments }
argparse-one_required = one of the arguments { $arguments } is required
argparse-unrecognized = unrecognized arguments: { $arguments }
argparse-not_allowed = not allowed with argument { $argument }
argparse-ignored = ignored explicit argument { $argument }
argparse-expected_one = expected one argument
argparse-expected_none_or_one = expected at most one argument
argparse-expected_some = expected at least one argument
argparse-expected_many = expected { $count } arguments
argparse-ambiguous = ambiguous option: { $option } could match { $matches }
argparse-choice = invalid choice: { $value } (choose from { $choices })
argparse-invalid = invalid { $type } value: { $value }
argparse-whole = must be a whole number, at least { $least } and at most { $most }, not '{ $text }'
argparse-number = must be a number, not '{ $text }'
argparse-weight = the weight of { $name } must be a number, not '{ $text }'
argparse-mark = must be MARK=STATUS, where the status is one of { $known }, not '{ $text }'
argparse-time = must be a day and a time such as 2026-12-01T09:00, not '{ $text }'
argparse-shard = '{ $text }' is no part such as 1/2
