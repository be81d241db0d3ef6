climbs-climb = { $name } klättrade { $climbed } platser: egna uppgifter som finns i båda utgåvorna { $own }, uppgifter som tillkommit eller fallit bort { $came }, skalan { $frame }, definitionen { $definition }, de andras uppgifter { $others }.
climbs-unsplit = { $name } klättrade { $climbed } platser. Det går inte att säga vad de består av: { $why }.
climbs-expected = Av läget i den tidigare utgåvan var { $places } platser att vänta: den som legat lågt stiger i regel, och den som legat högt sjunker, också av en slump (regression mot medelvärdet; { $slope } platser för varje plats längre ned, över alla).
climbs-changed = Definitionen har ändrats sedan den tidigare utgåvan: poäng och platser mäter inte samma sak.
