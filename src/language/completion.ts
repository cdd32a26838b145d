import type { CancellationToken } from '../model/event';
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
    return link
      ? completeWikilink(snapshot, texts, document, offset, link, recent)
      : completeYaml(snapshot, texts, document, yaml, offset, recent);
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

/** Whether a link at this place would be read as one: not in code, in comments, or in what somebody says. */
function isRead({ path, text, facts }: OpenDocument, start: number, end: number, probe: string): boolean {
  const probed = parseFile(path, facts.kind, text.slice(0, start) + probe + text.slice(end));
  return probed.references.some((reference) => reference.span.start <= start && start < reference.span.end);
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
