import { builtInTypes } from '../model/vocabulary/builtIn';
import { commonFields } from '../model/vocabulary/commonFields';
import { type Field, fieldNamed, type RecordType } from '../model/vocabulary';
import { TEMPLATES_FOLDER } from '../repository/exclude';
import type { Snapshot } from '../repository/snapshot';
import type { Texts } from '../language/texts';
import { splitFrontMatter } from '../syntax/frontMatter';
import { danishBodies } from './bodiesDanish';
import { englishBodies } from './bodiesEnglish';
import { usualOf } from './usual';

/** The languages that built-in templates are written in. */
export type TemplateLanguage = 'da' | 'en';

/** Placeholders that every template may have, besides the names of its type's fields. */
const STANDARD_PLACEHOLDERS = [
  'id',
  'type',
  'title',
  'date',
  'year',
  'site',
  'sites',
  'today',
  'author',
  'lang',
];

/**
 * The template for new records of a type: `templates/TYPE.md` in the repository, else the built-in one in the
 * language of the material. It always asks for the id, whatever stands there as one.
 */
export async function templateFor(snapshot: Snapshot, texts: Texts, type: RecordType): Promise<string> {
  const own = await texts.read(`${TEMPLATES_FOLDER}/${type.name}.md`);
  return own === undefined
    ? builtInTemplate(type, languageOf(snapshot))
    : withIdAndType(own.replace(/\r\n?/g, '\n'), type);
}

/** A template with all of these fields: for those that it lacks there are places at the end of its front matter. */
export function withPlaceholders(template: string, fields: readonly string[]): string {
  const [head = ''] = template.split('\n---\n');
  const missing = fields.filter((name) => !head.split('\n').some((line) => line.startsWith(`${name}:`)));
  return template.replace(/\n---\n/, (end) => missing.map((name) => `\n${name}: {{${name}}}`).join('') + end);
}

/** The language of the material, of those that templates are written in; English where it is another. */
export function languageOf({ configuration }: Snapshot): TemplateLanguage {
  return /^da\b/i.test(configuration.materialLanguages[0] ?? '') ? 'da' : 'en';
}

/** All placeholders that mean something in templates of a type. */
export function placeholdersOf(type: RecordType): ReadonlySet<string> {
  return new Set([...STANDARD_PLACEHOLDERS, ...type.fields.map((f) => f.name)]);
}

/**
 * A template for a type: required fields first, then the optional ones that are worth a line – those that the
 * repository added among them – and a body that shows what belongs in it.
 */
export function builtInTemplate(type: RecordType, language: TemplateLanguage): string {
  const bodies = language === 'da' ? danishBodies : englishBodies;
  const body = (Object.hasOwn(bodies, type.name) ? bodies[type.name] : undefined) ?? '{{?}}';
  const names = new Set(['id', 'type', ...requiredIn(type), ...usualOf(type).fields, ...addedTo(type)]);
  const fields = [...names].flatMap((name) => fieldNamed(type.fields, name) ?? []);
  const isNamed = requiredIn(type).some((name) => name === 'label' || name.startsWith('title_'));
  const title = isNamed ? undefined : fieldNamed(type.fields, 'title');
  const [id, typeField, ...others] = fields.filter((f) => f !== title);
  const lines = [id, typeField, title, ...others].flatMap((field) => (field ? lineOf(field, language) : []));
  return `---\n${lines.join('\n')}\n---\n${body.trim()}\n`;
}

function requiredIn(type: RecordType): readonly string[] {
  return type.fields.filter((f) => f.required).map((f) => f.name);
}

/** Fields that no built-in type of this name has: the repository asks for them by declaring them. */
function addedTo(type: RecordType): readonly string[] {
  const known = builtInTypes().get(type.name)?.fields ?? commonFields();
  return type.fields.filter((f) => !fieldNamed(known, f.name)).map((f) => f.name);
}

function lineOf({ name, list, kind }: Field, language: TemplateLanguage): string {
  switch (name) {
    case 'created':
      return 'created: {{today}}';
    case 'authors':
      return 'authors: [{{author}}]';
    case 'status':
      return 'status: raw';
    case 'state':
      return 'state: draft';
    case 'scope':
      return 'scope: {sites: [{{sites}}], group: {{?}}}';
    case 'evidence':
      return `evidence:\n  # - {ref: OBS-012#x03, rel: supports, note: ${language === 'da' ? 'hvorfor det tæller' : 'why it counts'}}`;
    case 'dialogue':
      return 'dialogue:\n  # - {session: FLIP-23, response: r1, outcome: nuanced, role: frontline, summary: …}';
    default:
      return list && kind !== 'map' ? `${name}: [{{${name}}}]` : `${name}: {{${name}}}`;
  }
}

/** The template with an id and a type of its record's own, as somebody copied a record to make it. */
function withIdAndType(template: string, type: RecordType): string {
  const { yaml } = splitFrontMatter(template);
  const head = yaml ? template.slice(yaml.start, yaml.end) : '';
  const rest = yaml ? template.slice(yaml.end) : `---\n${template}`;
  const fields = head.replace(/^(?:id|type):.*\n/gm, '');
  return `---\nid: {{id}}\ntype: ${type.name}\n${fields}${rest}`;
}
