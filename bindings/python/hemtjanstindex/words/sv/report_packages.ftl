## Vad en körning av rapporter gjorde, varför, och vad den inte kunde göra.

packages-made = gjorda paket: { $made } ({ $why }); som de var: { $left }; misslyckade: { $failed }
packages-none-made = gjorda paket: { $made }; som de var: { $left }; misslyckade: { $failed }
packages-why-new = nya: { $number }
packages-why-files = filer inte som de skrevs: { $number }
packages-why-package = annan version av programmet: { $number }
packages-why-libraries = annan version av programbiblioteken: { $number }
packages-why-products = andra produkter begärda: { $number }
packages-why-language = annat språk begärt: { $number }
packages-why-embargo = annan mottagare eller tid för släpp: { $number }
packages-why-definition = annan definition: { $number }
packages-why-own = egna uppgifter ändrade: { $number }
packages-why-figures = andras uppgifter ändrade: { $number }
packages-why-earlier = annan tidigare årgång: { $number }
packages-why-history = andra årgångar före den tidigare: { $number }
packages-why-followup = andra val att följa upp: { $number }
packages-why-before = utgåvan före ändrad: { $number }
packages-why-theme = annat tema: { $number }
packages-why-providers = uppgifter om enheter ändrade: { $number }
packages-why-districts = uppgifter om stadsdelar ändrade: { $number }
packages-failed = { $package }: inte gjord: { $why }
packages-planned = { $package }: { $why }
packages-to-make = paket att göra: { $made }; som de ska vara: { $left }
packages-faulty = { $package }: får inte släppas, antal fel: { $number }, det första: { $first }
packages-died = processen avbröts ({ $code })
