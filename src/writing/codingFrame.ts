import type { TemplateLanguage } from './templates';
import { yamlScalar } from './yamlScalar';

/** A code to begin with, in both languages. */
interface StarterCode {
  readonly id: string;
  readonly label: Readonly<Record<TemplateLanguage, string>>;
  readonly definition: Readonly<Record<TemplateLanguage, string>>;
  readonly codes?: readonly StarterCode[];
}

/**
 * A frame for how a citizen's perspective is raised and taken up (gribning): what is raised, what the professional
 * does with it, what comes of it, and what the citizen does then. A proposal to begin with, to be changed by the team.
 */
const frame: readonly StarterCode[] = [
  {
    id: 'rai',
    label: { da: 'Fremsættelse', en: 'Raising' },
    definition: {
      da: 'Borgerens perspektiv kommer på bordet.',
      en: 'The citizen’s perspective is put on the table.',
    },
    codes: [
      code('rai.volunteered', 'Af egen drift', 'Volunteered', 'Uden at være spurgt.', 'Without being asked.'),
      code(
        'rai.solicited',
        'Opfordret',
        'Solicited',
        'Som svar på et spørgsmål.',
        'In answer to a question.',
      ),
      code(
        'rai.third-party',
        'Ved tredjepart',
        'Third party',
        'En anden siger det.',
        'Somebody else says it.',
      ),
    ],
  },
  {
    id: 'gri',
    label: { da: 'Gribning', en: 'Uptake' },
    definition: {
      da: 'Hvad medarbejderen gør med det, der er rejst.',
      en: 'What the professional does with what was raised.',
    },
    codes: [
      code('gri.explored', 'Udforsket', 'Explored', 'Der spørges videre ind.', 'It is asked about further.'),
      code(
        'gri.acknowledged-only',
        'Kun anerkendt',
        'Acknowledged only',
        'Det høres, og der sker ikke mere.',
        'It is heard, and nothing more.',
      ),
      code(
        'gri.reformulated',
        'Omformuleret',
        'Reformulated',
        'Det siges med andre ord.',
        'It is put in other words.',
      ),
      code('gri.postponed', 'Udskudt', 'Postponed', 'Det tages op senere.', 'It is left for later.'),
      code(
        'gri.redirected',
        'Omdirigeret',
        'Redirected',
        'Det sendes videre til noget andet.',
        'It is turned into something else.',
      ),
      code('gri.unanswered', 'Ubesvaret', 'Unanswered', 'Det får intet svar.', 'It gets no answer.'),
      code(
        'gri.refused-with-reason',
        'Afvist med grund',
        'Refused with reason',
        'Det afvises, og grunden siges.',
        'It is refused, and the reason is given.',
      ),
    ],
  },
  {
    id: 'con',
    label: { da: 'Konsekvens', en: 'Consequence' },
    definition: { da: 'Hvad der kommer ud af det.', en: 'What comes of it.' },
    codes: [
      code(
        'con.plan-entered',
        'Skrevet i planen',
        'Entered in the plan',
        'Det står i planen.',
        'It stands in the plan.',
      ),
      code(
        'con.plan-adjusted',
        'Planen ændret',
        'Plan adjusted',
        'Planen bliver en anden.',
        'The plan becomes another.',
      ),
      code(
        'con.follow-up',
        'Opfølgning',
        'Follow-up',
        'Der er aftalt et næste skridt.',
        'A next step is agreed.',
      ),
      code(
        'con.documented-only',
        'Kun noteret',
        'Documented only',
        'Det er skrevet ned, og ikke mere.',
        'It is written down, and nothing more.',
      ),
      code('con.none', 'Ingen', 'None', 'Der sker intet.', 'Nothing happens.'),
      code(
        'con.unknown',
        'Ukendt',
        'Unknown',
        'Materialet viser det ikke.',
        'The material does not show it.',
      ),
    ],
  },
  {
    id: 'third',
    label: { da: 'Tredje tur', en: 'Third turn' },
    definition: { da: 'Hvad borgeren gør derefter.', en: 'What the citizen does then.' },
    codes: [
      code(
        'third.confirms',
        'Bekræfter',
        'Confirms',
        'Det var sådan, det var ment.',
        'That was what was meant.',
      ),
      code(
        'third.repairs',
        'Retter',
        'Repairs',
        'Det var ment på en anden måde.',
        'It was meant in another way.',
      ),
      code(
        'third.resists',
        'Yder modstand',
        'Resists',
        'Borgeren går imod svaret.',
        'The citizen goes against the answer.',
      ),
      code(
        'third.withdraws',
        'Trækker tilbage',
        'Withdraws',
        'Det tages af bordet igen.',
        'It is taken off the table again.',
      ),
      code('third.re-raises', 'Rejser igen', 'Re-raises', 'Det siges en gang til.', 'It is said once more.'),
    ],
  },
];

function code(id: string, da: string, en: string, definitionDa: string, definitionEn: string): StarterCode {
  return { id, label: { da, en }, definition: { da: definitionDa, en: definitionEn } };
}

/** The frame as the content of a codebook, with definitions in one language. */
export function codingFrame(language: TemplateLanguage): string {
  return `codes:\n${frame.map((c) => codeYaml(c, language, '  ')).join('')}`;
}

function codeYaml(
  { id, label, definition, codes = [] }: StarterCode,
  language: TemplateLanguage,
  indent: string,
): string {
  const lines = [
    `${indent}- id: ${id}`,
    `${indent}  label: {da: ${yamlScalar(label.da, true)}, en: ${yamlScalar(label.en, true)}}`,
    `${indent}  definition: ${yamlScalar(definition[language])}`,
    `${indent}  version: 1`,
    `${indent}  state: active`,
    ...(codes.length > 0 ? [`${indent}  codes:`] : []),
  ];
  return `${lines.join('\n')}\n${codes.map((c) => codeYaml(c, language, `${indent}    `)).join('')}`;
}
