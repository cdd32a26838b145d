import { isSettling } from '../model/excerpt';
import type { Span } from '../model/span';
import { covers } from '../model/span';
import type { Steps } from '../model/steps';
import type { FileFacts } from '../model/facts';
import type { Link, Located, Snapshot } from '../repository/snapshot';

/** The links that one file has to a target. */
export interface LinkingFile {
  readonly path: string;
  /** In the order of the text. */
  readonly links: readonly Link[];
}

/** What "here" is: a record, or the person, code or bibliography entry that the cursor stands in. */
export function targetAt(snapshot: Snapshot, path: string, offset: number): Located | undefined {
  const record = snapshot.recordAt(path) ?? snapshot.ownerOf(path);
  if (record) return { path: record.path, definition: record.definition };
  const facts = snapshot.file(path);
  return facts && innermostAt(facts, offset);
}

/** Groups the links to a target by the file they stand in, in steps. Links of a record to itself, and what a decision settles, are left out. */
export function* linkingFiles(snapshot: Snapshot, target: Located): Steps<readonly LinkingFile[]> {
  const files = new Map<string, Link[]>();
  const own = target.definition.kind === 'record' ? target.path : undefined;
  for (const link of yield* snapshot.linksInSteps(target)) {
    yield;
    if (link.path === own || isSettling(link.reference)) continue;
    const links = files.get(link.path);
    if (links) links.push(link);
    else files.set(link.path, [link]);
  }
  return [...files].map(([path, links]) => ({ path, links }));
}

/** The place of a link within the paragraph around it. */
export interface Surroundings {
  /** In one line, white space made single. */
  readonly text: string;
  /** Where the link stands in `text`. */
  readonly link: Span;
}

/** A paragraph longer than this is cut, on each side of the link. */
const LONGEST = 2000;

/** The text around a link: in prose the paragraph, to the next blank line; in front matter and YAML the line. */
export function paragraphAround(
  text: string,
  link: Span,
  file: Pick<FileFacts, 'kind' | 'bodyStart'>,
): Surroundings {
  const isProse = file.kind === 'record' && link.start >= file.bodyStart;
  const edge = isProse ? /\n[ \t]*\r?\n/ : /\n/;
  const from = Math.max(isProse ? file.bodyStart : 0, link.start - LONGEST);
  const before = oneLine(text.slice(from, link.start).split(edge).at(-1) ?? '').trimStart();
  const words = oneLine(text.slice(link.start, link.end));
  const after = oneLine(text.slice(link.end, link.end + LONGEST).split(edge)[0] ?? '').trimEnd();
  return { text: before + words + after, link: { start: before.length, end: before.length + words.length } };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function innermostAt(facts: FileFacts, offset: number): Located | undefined {
  const here = { start: offset, end: offset };
  const [innermost] = facts.definitions
    .filter(
      (d) => (d.kind === 'person' || d.kind === 'code' || d.kind === 'citation') && covers(d.extent, here),
    )
    .sort((a, b) => a.extent.end - a.extent.start - (b.extent.end - b.extent.start));
  return innermost && { path: facts.path, definition: innermost };
}
