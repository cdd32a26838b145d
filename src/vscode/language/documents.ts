import * as vscode from 'vscode';
import type { CancellationToken } from '../../model/event';
import { Lines } from '../../model/lines';
import type { Span } from '../../model/span';
import { type OpenDocument, readAll, type Texts } from '../../language/texts';
import { Pace } from '../../repository/pace';
import type { Snapshot } from '../../repository/snapshot';
import type { OpenRepository, Repositories } from '../openRepository';

/** The files in which the language features work; whether one lies in a repository is asked each time. */
export const selector: vscode.DocumentSelector = [
  { language: 'markdown' },
  { language: 'yaml' },
  { language: 'bibtex' },
  { language: 'json' },
  { pattern: '**/*.bib' },
];

/** A document of a repository, ready for the features. */
export interface RepositoryDocument {
  readonly open: OpenRepository;
  readonly snapshot: Snapshot;
  readonly texts: Texts;
  readonly document: OpenDocument;
  /** Of the document's text: it may be another one in the editor already when the answer is worked out. */
  readonly lines: Lines;
}

/**
 * The document as its repository knows it, with the text of the moment in which the answer comes: a large one has to be
 * read first. Undefined for files that are none of its business, and for one that is closed meanwhile.
 */
export async function repositoryDocument(
  repositories: Repositories,
  textDocument: vscode.TextDocument,
): Promise<RepositoryDocument | undefined> {
  const open = textDocument.isUntitled ? undefined : repositories.of(textDocument.uri);
  const path = open?.pathOf(textDocument.uri);
  if (!open || path === undefined) return undefined;
  const { repository } = open;
  let text: string | undefined;
  // Somebody may type while it is read.
  while (text !== textDocument.getText()) {
    if (textDocument.isClosed) return undefined;
    text = textDocument.getText();
    // Listeners run in no certain order: nothing happens where the change is known already.
    await repository.update(path, text);
  }
  const facts = repository.snapshot.file(path);
  return (
    facts && {
      open,
      snapshot: repository.snapshot,
      texts: textsOf(open),
      document: { path, text, facts },
      lines: linesOf(textDocument, text),
    }
  );
}

/** The lines of documents, counted once for all that is asked of one text. */
const known = new WeakMap<vscode.TextDocument, Lines>();

function linesOf(textDocument: vscode.TextDocument, text: string): Lines {
  const before = known.get(textDocument);
  if (before?.text === text) return before;
  const lines = new Lines(text);
  known.set(textDocument, lines);
  return lines;
}

/** Reads the texts of a repository. */
export function textsOf({ repository }: OpenRepository): Texts {
  return { read: (path) => repository.text(path) };
}

/** The range of a span in an open document. */
export function rangeIn(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** The range of a span in a text. */
export function rangeOf(lines: Lines, span: Span): vscode.Range {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/** A stretch of a file. */
interface FilePlace {
  readonly path: string;
  readonly span: Span;
}

/** Places as the editor has them, in the order given. Each file is read once; those that are gone are left out. */
export async function locationsOf(
  open: OpenRepository,
  places: readonly FilePlace[],
  token: CancellationToken,
): Promise<vscode.Location[]> {
  const lines = new Map<string, Lines>();
  for await (const { path, text } of readAll(textsOf(open), [...new Set(places.map((p) => p.path))], token)) {
    if (text !== undefined) lines.set(path, new Lines(text));
  }
  const pace = new Pace();
  const locations: vscode.Location[] = [];
  for (const { path, span } of places) {
    const found = lines.get(path);
    if (found) locations.push(new vscode.Location(open.uriOf(path), rangeOf(found, span)));
    await pace.breathe();
  }
  return locations;
}

/** A link in Markdown that runs a command. @param text is Markdown already. */
export function commandLink(text: string, command: string, args: readonly unknown[]): string {
  // A bracket would end the link; nothing else that stays as it is means anything there.
  const written = encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (sign) =>
    sign === '(' ? '%28' : '%29',
  );
  return `[${text}](command:${command}?${written})`;
}

/** Markdown that shows texts of the repository, from which nothing but these commands can be run. */
export function withCommands(markdown: string, commands: readonly string[]): vscode.MarkdownString {
  const result = untrusted(markdown);
  result.isTrusted = { enabledCommands: commands };
  return result;
}

/** Markdown that shows texts of the repository: nothing in it is trusted, and no command can be run from it. */
export function untrusted(markdown: string): vscode.MarkdownString {
  const result = new vscode.MarkdownString(markdown);
  result.isTrusted = false;
  result.supportHtml = false;
  return result;
}
