/** The languages that packs and notes to practice are written in, whatever language the editor speaks. */
export const packLanguages = ['da', 'en'] as const;
export type PackLanguage = (typeof packLanguages)[number];

/** Who sits in a session. */
export const audiences = ['employees', 'leaders', 'mixed'] as const;
export type Audience = (typeof audiences)[number];

/** The words of packs and notes to practice: plain, and addressed to those who read them. */
export interface PackTexts {
  readonly untitled: string;
  readonly audience: Readonly<Record<Audience, string>>;
  readonly intro: readonly string[];
  readonly claim: (number: number) => string;
  readonly supporting: string;
  readonly otherwise: string;
  readonly noQuotes: string;
  readonly questionsHeading: string;
  readonly questions: readonly string[];
  readonly answersHeading: string;
  readonly ourAnswers: string;
  readonly missing: string;
  readonly closingHeading: string;
  readonly closing: readonly string[];
  readonly signs: string;
  /** By the roles of people.yaml; `someone` for a role that too few people share. */
  readonly roles: Readonly<Record<string, string>>;
  readonly someone: string;
  readonly noteTitle: (site: string) => string;
  readonly noteIntro: string;
  readonly noteNothing: string;
  readonly youSaid: string;
  readonly weChanged: string;
  readonly weAnswered: string;
  readonly weOwe: string;
  readonly weKept: string;
  readonly before: string;
  readonly after: string;
  /** By the outcomes of a claim's dialogue. */
  readonly outcomes: Readonly<Record<string, string>>;
}

const danish: PackTexts = {
  untitled: 'Fælles drøftelse',
  audience: {
    employees: 'Til medarbejdere',
    leaders: 'Til ledere',
    mixed: 'Til medarbejdere og ledere',
  },
  intro: [
    'I dag viser vi jer noget af det, vi mener at have set. Det er ikke en evaluering, og det handler ikke om jer, der sidder her.',
    'Sig til, når I genkender noget, og især når I ikke gør. Uenighed hjælper os mest, og den bliver skrevet ned.',
    'Uddragene bliver i rummet. De, der taler i dem, har sagt ja til at blive vist her, men ikke til at blive gættet.',
  ],
  claim: (number) => `Påstand ${number}`,
  supporting: 'Det bygger vi på',
  otherwise: 'Det peger en anden vej',
  noQuotes: 'Vi viser ingen uddrag til denne påstand i dag.',
  questionsHeading: 'Tal om',
  questions: [
    'Kender I det? Hvornår har I sidst set noget, der ligner?',
    'Hvornår går det anderledes, og hvad er så på spil?',
    'Hvad har vi overset eller misforstået?',
  ],
  answersHeading: 'Jeres svar',
  ourAnswers: 'Det er vi enige om, eller uenige om',
  missing: 'Det mangler der i påstanden',
  closingHeading: 'Hvad der sker nu',
  closing: [
    'Vi skriver jeres svar ned med rolle, aldrig med navn.',
    'Vi går tilbage til materialet, og I hører, hvad der blev ændret, og hvad vi holdt fast i.',
  ],
  signs: '(.) er en kort pause, (1.5) en pause i sekunder, [ ] tale oven i hinanden.',
  roles: {
    citizen: 'Borger',
    frontline: 'Medarbejder',
    professional: 'Fagperson',
    leader: 'Leder',
    researcher: 'Forsker',
    other: 'En anden ved bordet',
  },
  someone: 'En deltager',
  noteTitle: (site) => `I sagde, vi ændrede: ${site}`,
  noteIntro:
    'Her er, hvad I svarede, da vi kom med vores påstande, og hvad svarene blev til. Hvor vi ikke har svaret endnu, står det.',
  noteNothing: 'Der er endnu ikke noteret svar fra jer.',
  youSaid: 'I sagde',
  weChanged: 'Vi ændrede påstanden',
  weAnswered: 'Vi svarer',
  weOwe: 'Det skylder vi jer svar på.',
  weKept: 'Påstanden står, som den stod.',
  before: 'Før',
  after: 'Nu',
  outcomes: {
    confirmed: 'genkendte det',
    nuanced: 'genkendte det med forbehold',
    contested: 'var uenige',
    'new-question': 'stillede et nyt spørgsmål',
    'no-response': 'sagde ikke noget, og det regner vi ikke som enighed',
  },
};

const english: PackTexts = {
  untitled: 'A conversation about what we found',
  audience: { employees: 'For employees', leaders: 'For leaders', mixed: 'For employees and leaders' },
  intro: [
    'Today we show you some of what we think we have seen. This is no evaluation, and it is not about you who sit here.',
    'Say so when you recognise something, and above all when you do not. Disagreement helps us most, and it is written down.',
    'The excerpts stay in the room. Those who speak in them agreed to be shown here, and not to be guessed.',
  ],
  claim: (number) => `Claim ${number}`,
  supporting: 'What it rests on',
  otherwise: 'What points another way',
  noQuotes: 'We show no excerpts for this claim today.',
  questionsHeading: 'Talk about',
  questions: [
    'Do you know this? When did you last see something like it?',
    'When does it go otherwise, and what is at play then?',
    'What have we overlooked or misunderstood?',
  ],
  answersHeading: 'Your answers',
  ourAnswers: 'What we agree on, or do not',
  missing: 'What the claim leaves out',
  closingHeading: 'What happens now',
  closing: [
    'We write your answers down by role, never by name.',
    'We go back to the material, and you hear what was changed and what we kept.',
  ],
  signs: '(.) is a short pause, (1.5) a pause in seconds, [ ] talk at the same time.',
  roles: {
    citizen: 'Citizen',
    frontline: 'Frontline worker',
    professional: 'Professional',
    leader: 'Leader',
    researcher: 'Researcher',
    other: 'Somebody else at the table',
  },
  someone: 'A participant',
  noteTitle: (site) => `You said, we changed: ${site}`,
  noteIntro:
    'This is what you answered when we brought our claims, and what became of your answers. Where we have not answered yet, it says so.',
  noteNothing: 'No answers from you are on record yet.',
  youSaid: 'You said',
  weChanged: 'We changed the claim',
  weAnswered: 'We answer',
  weOwe: 'We owe you an answer to this.',
  weKept: 'The claim stands as it stood.',
  before: 'Before',
  after: 'Now',
  outcomes: {
    confirmed: 'recognised it',
    nuanced: 'recognised it with reservations',
    contested: 'disagreed',
    'new-question': 'asked a new question',
    'no-response': 'said nothing, which we do not count as agreement',
  },
};

export function packTexts(language: PackLanguage): PackTexts {
  return language === 'da' ? danish : english;
}
