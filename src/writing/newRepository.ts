import type { NewFile } from '../language/newRecord';
import type { RecordType } from '../model/vocabulary';
import { CONFIGURATION_FILE } from '../repository/index';
import { codingFrame } from './codingFrame';
import { fillTemplate } from './fillTemplate';
import { builtInTemplate, placeholdersOf, type TemplateLanguage } from './templates';
import { GIT_ATTRIBUTES, GIT_ATTRIBUTES_FILE } from './gitAttributes';
import { usualOf } from './usual';
import { yamlScalar } from './yamlScalar';

/** What a new repository is to be. */
export interface RepositoryAnswers {
  readonly name: string;
  /** Language tags, at least one each. */
  readonly materialLanguages: readonly string[];
  readonly paperLanguages: readonly string[];
  /** What the sites are called in texts. */
  readonly sites: readonly string[];
  /** With the coding frame for raising and uptake to begin with; else without codes. */
  readonly withFrame: boolean;
}

/** Plans the files of a new repository. Whoever makes them leaves alone what is there already. */
export function planNewRepository(answers: RepositoryAnswers, siteType: RecordType): readonly NewFile[] {
  const language = /^da\b/i.test(answers.materialLanguages[0] ?? '') ? 'da' : 'en';
  const say = texts[language];
  return [
    { path: CONFIGURATION_FILE, text: configurationText(answers) },
    { path: 'README.md', text: say.readme(answers.name) },
    { path: 'people.yaml', text: `${say.people}people: []\n` },
    {
      path: 'codebook.yaml',
      text: say.codebook + (answers.withFrame ? codingFrame(language) : 'codes: []\n'),
    },
    { path: 'references.bib', text: say.references },
    { path: GIT_ATTRIBUTES_FILE, text: GIT_ATTRIBUTES },
    ...answers.sites.map((label, i) => siteRecord(siteType, label, i, language)),
  ];
}

/**
 * The sites that somebody names: their names with commas between them, or how many there are, which then are called
 * by letters – neutral names, as the material must not give a place away.
 */
export function sitesFrom(text: string, materialLanguage: string): readonly string[] {
  const count = /^\d{1,2}$/.test(text.trim()) ? Number(text) : undefined;
  if (count === undefined) {
    const names = text.split(/[,;\n]/).map((name) => name.trim());
    return [...new Set(names)].filter((name) => name !== '');
  }
  const word = /^da\b/i.test(materialLanguage) ? 'Kommune' : 'Municipality';
  return Array.from({ length: count }, (_, i) => `${word} ${siteTail(i)}`);
}

function configurationText({ name, materialLanguages, paperLanguages }: RepositoryAnswers): string {
  return [
    `name: ${yamlScalar(name)}`,
    `languages: {material: [${materialLanguages.join(', ')}], paper: [${paperLanguages.join(', ')}]}`,
    'bibliography: [references.bib]',
    'csl: apa',
    '',
  ].join('\n');
}

function siteRecord(type: RecordType, label: string, index: number, language: TemplateLanguage): NewFile {
  const id = `${type.prefix}-${siteTail(index)}`;
  const answers = new Map([
    ['id', id],
    ['type', type.name],
    ['label', label],
  ]);
  const { text } = fillTemplate(builtInTemplate(type, language), answers, placeholdersOf(type));
  return { path: `${usualOf(type).folder}/${id}.md`, text };
}

/** A, B … Z, and then numbers. */
function siteTail(index: number): string {
  return index < 26 ? String.fromCharCode('A'.charCodeAt(0) + index) : String(index + 1);
}

const texts: Readonly<
  Record<
    TemplateLanguage,
    { people: string; codebook: string; references: string; readme: (name: string) => string }
  >
> = {
  da: {
    people: `# Personer under pseudonym. Rigtige navne hører til i en fil uden for denne mappe.
#   - {id: CIT-001, role: citizen, site: SITE-A, pseudonym: Mona, consent: {status: given, basis: consent, scope: [analysis, quote], date: 2017-03-01}}
`,
    codebook: `# Kodebogen: et træ af koder. En underkodes id begynder med overkodens: wish, wish.work
`,
    references: `% Litteraturen som BibTeX, for eksempel eksporteret fra Zotero. I teksten: [@nøgle, s. 340]
`,
    readme: (name) => `# ${name}

Dette er en samling af forskningsmateriale i ren tekst. Den kan læses uden særlige programmer; Red Thread i VS Code forbinder delene.

| Her | ligger |
|---|---|
| \`red-thread.yaml\` | indstillinger for hele samlingen |
| \`people.yaml\` | personerne, kun under pseudonym |
| \`codebook.yaml\` | koderne |
| \`references.bib\` | litteraturen |
| \`sites/\` | stederne |

Begynd med kommandoen «Red Thread: New Record…» (Ctrl+Shift+P). Egne skabeloner kan lægges i \`templates/\`, for eksempel \`templates/observation.md\`.

Skriv ingen rigtige navne, adresser eller CPR-numre i denne mappe.
`,
  },
  en: {
    people: `# People under pseudonyms. Real names belong in a file outside this folder.
#   - {id: CIT-001, role: citizen, site: SITE-A, pseudonym: Mona, consent: {status: given, basis: consent, scope: [analysis, quote], date: 2017-03-01}}
`,
    codebook: `# The codebook: a tree of codes. A child's id begins with its parent's: wish, wish.work
`,
    references: `% The literature as BibTeX, for instance as Zotero exports it. In a text: [@key, p. 340]
`,
    readme: (name) => `# ${name}

This is a research repository in plain text. It can be read without special programs; Red Thread in VS Code ties its parts together.

| Here | is |
|---|---|
| \`red-thread.yaml\` | the settings of the whole repository |
| \`people.yaml\` | the people, under pseudonyms only |
| \`codebook.yaml\` | the codes |
| \`references.bib\` | the literature |
| \`sites/\` | the sites |

Begin with the command “Red Thread: New Record…” (Ctrl+Shift+P). Templates of your own go into \`templates/\`, for instance \`templates/observation.md\`.

Write no real names, addresses or civil registration numbers in this folder.
`,
  },
};
