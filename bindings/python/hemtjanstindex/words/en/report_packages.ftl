## What a run of reports made, why, and what it could not make.

packages-made = packages made: { $made } ({ $why }); as they were: { $left }; failed: { $failed }
packages-none-made = packages made: { $made }; as they were: { $left }; failed: { $failed }
packages-why-new = new: { $number }
packages-why-files = files not as they were written: { $number }
packages-why-package = another version of the program: { $number }
packages-why-libraries = another version of its libraries: { $number }
packages-why-products = other products asked for: { $number }
packages-why-language = another language asked for: { $number }
packages-why-embargo = another recipient or time of release: { $number }
packages-why-definition = another definition: { $number }
packages-why-own = own figures changed: { $number }
packages-why-figures = figures of others changed: { $number }
packages-why-earlier = another earlier edition: { $number }
packages-why-history = other editions before the earlier one: { $number }
packages-why-followup = other choices to follow up: { $number }
packages-why-before = the revision before changed: { $number }
packages-why-theme = another theme: { $number }
packages-why-providers = figures of units changed: { $number }
packages-why-districts = figures of districts changed: { $number }
packages-failed = { $package }: not made: { $why }
packages-planned = { $package }: { $why }
packages-to-make = packages to make: { $made }; as they are to be: { $left }
packages-faulty = { $package }: not to be released: faults: { $number }, the first: { $first }
packages-died = its process ended ({ $code })
