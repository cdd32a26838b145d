import { neverCancelled } from '../../../src/model/event';
import type { OpenDocument, Texts } from '../../../src/language/texts';
import type { CompletionItem, CompletionList } from '../../../src/language/completionItem';
import { completionsAt } from '../../../src/language/completion';
import { hoverAt } from '../../../src/language/hover';
import type { HoverLinks } from '../../../src/language/hoverLinks';
import { type Workspace, corpus } from '../../support/corpus';

/** A repository in which the editor stands at the cursor. */
export interface Editor {
  readonly ws: Workspace;
  readonly texts: Texts;
  readonly document: OpenDocument;
  readonly offset: number;
}

export async function editor(files: Readonly<Record<string, string>>): Promise<Editor> {
  const ws = await corpus(files);
  const { path, text, offset } = ws.cursor;
  return { ws, texts: { read: (p) => ws.read(p) }, document: documentAt(ws, path, text), offset };
}

/** The document at a path, as the repository knows it. */
export function documentAt(ws: Workspace, path: string, text: string): OpenDocument {
  const facts = ws.snapshot.file(path);
  if (!facts) throw new Error(`No file ${path}.`);
  return { path, text, facts };
}

/** The suggestions at the cursor. */
export async function complete(
  files: Readonly<Record<string, string>>,
  recent: ReadonlyMap<string, number> = new Map(),
): Promise<{ list: CompletionList | undefined; labels: string[]; accept: (label: string) => string }> {
  const { ws, texts, document, offset } = await editor(files);
  const list = await completionsAt(ws.snapshot, texts, document, offset, recent, neverCancelled);
  const items: readonly CompletionItem[] = [...(list?.items ?? [])].sort((a, b) =>
    a.sortText < b.sortText ? -1 : 1,
  );
  return {
    list,
    labels: items.map((item) => item.label),
    accept: (label) => {
      const item = items.find((i) => i.label === label);
      if (!item || !list)
        throw new Error(`No suggestion ${label} among ${items.map((i) => i.label).join(', ')}.`);
      return document.text.slice(0, list.replace.start) + item.insert + document.text.slice(list.replace.end);
    },
  };
}

/** The Markdown of the hover at the cursor. */
export async function hover(
  files: Readonly<Record<string, string>>,
  link?: HoverLinks,
): Promise<string | undefined> {
  const { ws, texts, document, offset } = await editor(files);
  return (await hoverAt(ws.snapshot, texts, document, offset, neverCancelled, link))?.markdown;
}

/** A small repository that tests add to. */
export const village = {
  'sites/SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Bjergby\n---\n',
  'people.yaml':
    'people:\n  - id: CIT-017\n    role: citizen\n    site: SITE-B\n    pseudonym: Mona\n    consent: {status: given, scope: [analysis, quote]}\n  - id: PRO-009\n    role: frontline\n    site: SITE-B\n',
  'codebook.yaml':
    'codes:\n  - id: rai\n    label: {da: Fremsættelse, en: Raising}\n    codes:\n      - id: rai.volunteered\n        label: {en: Volunteered}\n        definition: Raised without being asked.\n',
  'observations/OBS-012.md':
    '---\nid: OBS-012\ntype: observation\ntitle: Mødet i køkkenet\ndate: 2017-03-14\nsite: SITE-B\nparticipants: [CIT-017, PRO-009]\n---\n# The room\n\nA table and two chairs.\n\n## Talk\n\nCIT-017: jeg vil gerne prøve et køkken ^t014\nPRO-009: ja\n',
  'observations/OBS-012.excerpts.yaml':
    '- id: x03\n  quote: "jeg vil gerne prøve et køkken"\n  prefix: "CIT-017: "\n  codes: [rai.volunteered]\n  translation: {en: I would like to try a kitchen, by: dc}\n',
  'claims/CLM-012.md':
    '---\nid: CLM-012\ntype: claim\nstatement: A volunteered wish is often redirected to a form.\nevidence:\n  - {ref: OBS-012#x03, rel: supports}\n  - {checked: OBS-012, rel: none-found}\ndialogue:\n  - {session: FLIP-23, response: r1, outcome: nuanced, role: frontline, summary: Not always.}\n---\n',
  'references.bib':
    '@article{caswell2017,\n  author = {Andersen, Niklas and Caswell, Dorte and Larsen, Flemming},\n  title = {A New Approach to Helping},\n  journal = {European Journal of Social Security},\n  year = {2017}, volume = {19}, number = {4}, pages = {335--352}\n}\n',
} as const;
