/**
 * What the body of a new record of each built-in type begins with, in Danish. Comments explain and show nowhere else;
 * a place to fill that begins as a comment can be left as it is.
 */
export const danishBodies: Readonly<Record<string, string>> = {
  site: `
{{?<!-- Hvad man skal vide om stedet for at forstå materialet: størrelse, organisering, hvem der sidder sammen. Ingen rigtige navne. -->}}
`,
  case: `
## Forløb

{{?<!-- Hvad der er sket, i rækkefølge, med link til møder og interviews: [[ … -->}}

## Hvad borgeren vil

{{?<!-- Med borgerens egne ord, og hvor i materialet de står. -->}}

## Åbne spørgsmål

{{?}}
`,
  observation: `
## Rummet

{{?<!-- Hvor man sad, hvem der var der, hvad der lå på bordet, hvor skærmen stod. -->}}

## Rammer og samtykke

{{?<!-- Hvordan og hvornår der er givet samtykke, hvad de fik at vide, hvor optageren lå, hvor du selv sad. -->}}

## Forløb

<!--
Skriv i rækkefølge. «ordret» · ~gengivet med egne ord~ · [fortolkning] · [00:12:03] tidspunkt
Udskrift: en linje pr. tur, med personens id og kolon. Enter skriver den anden talers id.
(.) kort pause · (1.5) pause i sekunder · [ ] samtidig tale · = uden ophold · lan:g lyd · ( ) uhørligt · ((beskrivelse))
-->

{{?}}

## Efter samtalen

{{?<!-- Hvad der blev sagt og gjort, da optageren var slukket. -->}}

## Refleksion

{{?<!-- Din egen rolle: hvad overraskede, hvad generede, hvad du måske ikke så. -->}}

## Opfølgning

{{?<!-- Hvad der skal spørges til, hentes eller læses igen. -->}}
`,
  meeting: `
## Dagsorden

1. {{?}}

## Deltagere og rammer

{{?<!-- Hvem der var der (roller), hvem der ledte mødet, hvordan der er givet samtykke. -->}}

## Forløb

<!--
Et afsnit eller en udskrift for hvert punkt. «ordret» · ~gengivet med egne ord~ · [fortolkning] · [00:12:03] tidspunkt
-->

{{?}}

## Beslutninger

{{?<!-- Hvad der blev besluttet, og hvad der blev udskudt. -->}}

## Refleksion

{{?}}
`,
  interview: `
## Guide

<!-- Åbne spørgsmål; ret dem til, og stryg dem, der ikke blev stillet. -->

1. Vil du fortælle om mødet, som du oplevede det?
2. Hvad var det vigtigste for dig at få sagt? Fik du det sagt?
3. Hvad skete der med det, du sagde?
4. Hvornår følte du dig hørt – og hvornår ikke?
5. Er der noget, jeg burde have spurgt om?

## Rammer og samtykke

{{?<!-- Hvor, hvem der ellers var der, hvordan der er givet samtykke, hvad det gælder. -->}}

## Samtalen

<!-- En linje pr. tur, med personens id og kolon. Enter skriver den anden talers id. -->

{{?}}

## Refleksion

{{?}}
`,
  'positive-deviance': `
## Hvad der gik godt

{{?<!-- Hvad der skete, og hvordan man kan se det. -->}}

## Hvad der plejer at ske

{{?<!-- Det, som sagen afviger fra. -->}}

## Borgerens fortælling

{{?<!-- Med link til interviewet med borgeren. -->}}

## De professionelles fortælling

{{?<!-- Med link til interviewene med de professionelle. -->}}

## Hvor fortællingerne skilles

{{?}}
`,
  'flip-session': `
## Påstande og uddrag

{{?<!-- Hvad der blev vist, i hvilken rækkefølge, og hvad der blev udeladt af hensyn til dem, der var der. -->}}

## Forløb

{{?<!-- Hvem der var der (roller og antal, ingen navne), hvordan der blev arbejdet, hvem der talte, og hvem der tav. -->}}

## Svar

<!-- Et afsnit for hvert svar: hvem (rolle), om hvilken påstand, hvad der blev sagt. Mærket til sidst gør, at påstanden kan henvise til svaret. Tavshed er ikke tilslutning. -->

**r1** · {{?}} ^r1

## Svar fra os

{{?}}
`,
  seminar: `
## Program

{{?}}

## Påstande i spil

{{?<!-- Hvilke påstande der blev lagt frem, og hvordan. -->}}

## Svar

<!-- Et afsnit for hvert svar: hvem (rolle), om hvilken påstand, hvad der blev sagt. -->

**r1** · {{?}} ^r1

## Opfølgning

{{?}}
`,
  potential: `
{{?<!-- Hvad potentialet går ud på, og hvad der skulle til for at indfri det. -->}}
`,
  claim: `
## Hvad påstanden siger

{{?<!-- Hvad der menes, og hvad der ikke menes. For hvem og hvor gælder den? -->}}

## Hvad der taler for og imod

{{?<!-- Kilderne står i hovedet, under evidence: supports taler for, challenges imod, qualifies nuancerer. Skriv her, hvordan de læses sammen. Hvor er der set efter uden fund? -->}}

## Hvad praksis har svaret

{{?<!-- Svarene står i hovedet, under dialogue. Skriv her, hvad de ændrede. -->}}
`,
  memo: `
{{?<!-- Én tanke pr. memo. Skriv, hvad der fik dig til at tænke den, med link til stedet: [[ … -->}}
`,
  draft: `
# {{title}}

## Resumé

{{?}}

## Indledning

{{?}}

## Felt og metode

<!-- Tal i dobbelte tuborgklammer tælles i materialet, så de altid passer. -->

Materialet omfatter blandt andet {{count observation}} observerede møder og {{count interview}} interviews. {{?}}

## Analyse

{{?<!-- Et afsnit, der fremsætter en påstand, linker til den; et citat linker til sit uddrag. -->}}

## Diskussion

{{?}}

## Referencer
`,
};
