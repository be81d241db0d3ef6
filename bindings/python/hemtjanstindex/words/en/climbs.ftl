climbs-climb = { $name } climbed { $climbed } places: own figures that both editions have { $own }, figures that came to be there or ceased to { $came }, the scale { $frame }, the definition { $definition }, the others' figures { $others }.
climbs-unsplit = { $name } climbed { $climbed } places. What they consist of cannot be told: { $why }.
climbs-expected = By where it stood in the earlier edition { $places } places were to be expected: who was low tends to rise, and who was high to fall, also by chance (regression to the mean; { $slope } places for every place further down, over all units).
climbs-changed = The definition has changed since the earlier edition: scores and places do not measure the same thing.
