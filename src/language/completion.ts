import type { CancellationToken } from '../model/event';
import type { FileFacts } from '../model/facts';
import { isId } from '../model/ids';
import type { Snapshot } from '../repository/snapshot';
import { splitFrontMatter } from '../syntax/frontMatter';
import { parseFile } from '../syntax/parseFile';
import { citationBegunAt, completeCitation, completeWikilink, linkBegunAt } from './completeMarkdown';
import type { CompletionItem, CompletionList, Recency } from './completionItem';
import { completeYaml } from './completeYaml';
import { describe } from './describe';
import type { OpenDocument, Texts } from './texts';

/**
 * What can be written at the cursor: names in links and citations; in YAML also fields and their values.
 * @returns undefined where nothing of the repository belongs.
 */
export async function completionsAt(
  snapshot: Snapshot,
  texts: Texts,
  document: OpenDocument,
  offset: number,
  recent: Recency,
  token: CancellationToken,
): Promise<CompletionList | undefined> {
  const list = await listAt(snapshot, texts, document, offset, recent);
  return token.isCancellationRequested ? undefined : list;
}

async function listAt(
  snapshot: Snapshot,
  texts: Texts,
  document: OpenDocument,
  offset: number,
  recent: Recency,
): Promise<CompletionList | undefined> {
  const { kind } = document.facts;
  if (kind === 'bibliography') return undefined;
  const yaml =
    kind === 'record' ? splitFrontMatter(document.text).yaml : { start: 0, end: document.text.length };
  if (yaml && yaml.start <= offset && offset <= yaml.end) {
    const link = linkBegunAt(document.text, offset);
    if (!link) return completeYaml(snapshot, texts, document, yaml, offset, recent);
    const list = await completeWikilink(snapshot, texts, document, offset, link, recent);
    return list && link.fragment === undefined && beginsValue(document.text, link.start)
      ? withoutBrackets(list, document.text, link.start)
      : list;
  }
  if (offset < document.facts.bodyStart) return undefined;
  const link = linkBegunAt(document.text, offset);
  if (link) {
    return isRead(document, link.start, offset, '[[PROBE-0]]')
      ? completeWikilink(snapshot, texts, document, offset, link, recent)
      : undefined;
  }
  const citation = citationBegunAt(document.text, offset);
  return citation && isRead(document, citation.start, offset, '@probe')
    ? completeCitation(snapshot, document, offset, citation, recent)
    : undefined;
}

/** Whether a link stands where YAML takes its brackets for a list: at the beginning of a value, not in quotation marks. */
function beginsValue(text: string, start: number): boolean {
  return /(?:[:,[{]|^[ \t]*-)[ \t]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
}

/** In YAML an id needs no brackets; other names are put in quotation marks with them. */
function withoutBrackets(list: CompletionList, text: string, start: number): CompletionList {
  const closing = /^[ \t]*\]\]/.exec(text.slice(list.replace.end))?.[0].length ?? 0;
  return {
    ...list,
    replace: { start, end: list.replace.end + closing },
    items: list.items.map((item) => ({
      ...item,
      insert: isId(item.label) ? item.label : `"[[${item.label}]]"`,
      filterText: `[[${item.filterText}`,
    })),
  };
}

/** Whether a link at this place would be read as one: not in code, in comments, or in what somebody says. */
function isRead({ path, text, facts }: OpenDocument, start: number, end: number, probe: string): boolean {
  const isIn = ({ references }: FileFacts): boolean =>
    references.some(({ span }) => span.start <= start && start < span.end);
  // With a letter typed and its brackets closed it is read already; to read a long text anew takes long.
  return isIn(facts) || isIn(parseFile(path, facts.kind, text.slice(0, start) + probe + text.slice(end)));
}

/** What is told of a suggestion once it is looked at, as Markdown. */
export async function describeCompletion(
  snapshot: Snapshot,
  texts: Texts,
  item: CompletionItem,
  token: CancellationToken,
): Promise<string | undefined> {
  return item.about ? describe(snapshot, texts, item.about, token) : item.documentation;
}
