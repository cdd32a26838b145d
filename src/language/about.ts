import { t } from '@vscode/l10n';
import type { Definition, DefinitionKind, FileFacts } from '../model/facts';
import { readExcerpt } from '../model/excerpt';
import { type Mapping, type Value, textAt, textOf, textsAt, valueAt } from '../model/value';
import { useLabel } from '../analysis/consent';
import { siteLabel } from '../analysis/sites';
import { sitesOf } from '../model/sitesOf';
import type { Located, RecordEntry, Snapshot } from '../repository/snapshot';
import { shortAuthors, yearOf } from '../model/work';

export { siteLabel, sitesOf };

/** When it was: the date as written, or the year. */
export function dateOf(root: Value | undefined): string | undefined {
  return textAt(root, 'date') ?? textAt(root, 'year');
}

/** What a record's type is called: «Observation». */
function typeLabel(snapshot: Snapshot, type: string | undefined): string {
  if (type === undefined) return t('Note');
  return snapshot.vocabulary.types.get(type)?.label ?? type;
}

/** What kinds of definitions are called. */
export function kindLabel(kind: DefinitionKind): string {
  switch (kind) {
    case 'record':
      return t('Record');
    case 'person':
      return t('Person');
    case 'code':
      return t('Code');
    case 'citation':
      return t('Work');
    case 'excerpt':
      return t('Excerpt');
    case 'heading':
      return t('Heading');
    case 'block':
      return t('Paragraph or turn');
  }
}

/** Labels that may be given in several languages, joined: «Fremsættelse / Raising». */
function labelOf(fields: Mapping | undefined): string | undefined {
  const label = valueAt(fields, 'label');
  const texts =
    label?.kind === 'mapping'
      ? label.entries.flatMap((e) => textOf(e.value) ?? [])
      : textsAt(fields, 'label');
  return texts.length > 0 ? texts.join(' / ') : undefined;
}

/** What stands behind a name in lists: a record's title, a code's labels, a person's pseudonym, a quotation. */
export function titleOf(snapshot: Snapshot, located: Located): string | undefined {
  const { kind, name, fields } = located.definition;
  switch (kind) {
    case 'record':
      return snapshot.recordAt(located.path)?.title;
    case 'person':
      return textAt(fields, 'pseudonym');
    case 'code':
      return labelOf(fields);
    case 'citation':
      return snapshot.work(name)?.title;
    case 'excerpt':
      return textAt(fields, 'quote');
    default:
      return undefined;
  }
}

/** «Observation · Municipality B · 2017-03-14»: what a list shows beside the name. Plain text. */
export function detailOf(snapshot: Snapshot, located: Located): string {
  const { kind, name, fields } = located.definition;
  switch (kind) {
    case 'record':
      return recordDetail(snapshot, snapshot.recordAt(located.path));
    case 'person':
      return plain([textAt(fields, 'role') ?? kindLabel(kind), siteText(snapshot, sitesOf(fields))]);
    case 'code':
      return plain([kindLabel(kind), located.definition.parent]);
    case 'citation': {
      const work = snapshot.work(name);
      return plain([work && shortAuthors(work), work && yearOf(work)?.toString()]) || kindLabel(kind);
    }
    case 'excerpt':
      return plain([kindLabel(kind), readExcerpt(fields).codes.join(', ')]);
    default:
      return kindLabel(kind);
  }
}

function recordDetail(snapshot: Snapshot, record: RecordEntry | undefined): string {
  const root = record?.facts.root;
  return plain([typeLabel(snapshot, record?.type), siteText(snapshot, sitesOf(root)), dateOf(root)]);
}

/** The names of sites, joined. */
export function siteText(snapshot: Snapshot, ids: readonly string[]): string {
  return ids.map((id) => siteLabel(snapshot, id)).join(', ');
}

function plain(parts: readonly (string | undefined)[]): string {
  return parts.filter((p) => p !== undefined && p !== '').join(' · ');
}

/** What a person's consent allows, in words. Plain text. */
export function consentText(person: Definition): string {
  const consent = valueAt(person.fields, 'consent');
  const scope = textsAt(consent, 'scope').map(useLabel).join(', ');
  const embargo = textAt(consent, 'embargo_until');
  return plain([
    consentStatus(consent),
    scope === '' ? undefined : t('for {0}', scope),
    embargo === undefined ? undefined : t('not before {0}', embargo),
  ]);
}

/** What the person of this id has consented to, in words; of one that nobody knows, that it counts as not given. */
export function consentTextOf(snapshot: Snapshot, id: string): string {
  const person = snapshot.named(id).find(({ definition }) => definition.kind === 'person');
  return person ? consentText(person.definition) : t('not in people.yaml, so consent counts as not given');
}

function consentStatus(consent: Value | undefined): string {
  const status = textAt(consent, 'status');
  const withdrawn = textAt(consent, 'withdrawn_on');
  switch (status) {
    case 'given':
      return t('consent given');
    case 'oral':
      return t('consent given orally');
    case 'withdrawn':
      return withdrawn === undefined ? t('consent withdrawn') : t('consent withdrawn on {0}', withdrawn);
    case undefined:
    case 'unknown':
      return t('consent unknown: counts as not given');
    default:
      return status;
  }
}

/** The first lines of a record's body that say something, headings' marks taken off. */
export function openingOf(text: string, facts: FileFacts, lines: number): string {
  const body = text.slice(facts.bodyStart).replace(/<!--[\s\S]*?-->/g, '');
  const filled = body.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return filled
    .slice(0, lines)
    .map((line) => line.replace(/^#{1,6}\s+/, '').trim())
    .join('\n');
}
