import * as vscode from 'vscode';
import { citedIn } from '../../analysis/citedIn';
import { passagesAt } from '../../analysis/passagesInOrder';
import { passageMarkdown } from '../../language/passageHover';
import { type Disposable, disposeAll } from '../../model/event';
import { Pace } from '../../repository/pace';
import type { Link, Located, Snapshot } from '../../repository/snapshot';
import { Batched } from '../batched';
import { locationsOf, rangeIn, untrusted } from '../language/documents';
import type { OpenRepository, Repositories } from '../openRepository';
import { forEachOpen } from '../repositoryEvents';
import { SECTION, showsCitedIn } from '../settings';
import { settledCodingIn } from './codingHere';
import type { CodingMarks } from './marks';

const selector: vscode.DocumentSelector = { language: 'markdown' };

/** Shows on hover what is known of a coded passage. */
export function registerPassageHover(repositories: Repositories, marks: CodingMarks): Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    async provideHover(document, position, token) {
      const here = await settledCodingIn(repositories, document);
      if (!here) return undefined;
      const passages = passagesAt(here.passages, document.offsetAt(position)).filter((p) => marks.shows(p));
      const [first] = passages;
      if (!first?.span) return undefined;
      const described: string[] = [];
      for (const { located } of passages.slice(0, 3)) {
        described.push(await passageMarkdown(here.snapshot, here.texts, located, token));
        if (token.isCancellationRequested) return undefined;
      }
      return new vscode.Hover(described.map(untrusted), rangeIn(document, first.span));
    },
  });
}

/** A line above passages that are cited. */
class CitedLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly uri: vscode.Uri,
    readonly open: OpenRepository,
    readonly title: string,
    readonly links: readonly Link[],
  ) {
    super(range);
  }
}

/** Tells above a line in how many claims, drafts and other records its passages are cited; a click shows where. */
export function registerCitedIn(repositories: Repositories): Disposable {
  const changes = new vscode.EventEmitter<void>();
  const changed = new Batched(() => changes.fire(), 300, 1000);
  const provider: vscode.CodeLensProvider<CitedLens> = {
    onDidChangeCodeLenses: changes.event,
    async provideCodeLenses(document) {
      const here = showsCitedIn() ? await settledCodingIn(repositories, document) : undefined;
      if (!here?.snapshot.complete) return [];
      const lines = new Map<number, Located[]>();
      for (const { span, located } of here.passages) {
        if (!span) continue;
        const { line } = here.lines.positionAt(span.start);
        lines.set(line, [...(lines.get(line) ?? []), located]);
      }
      const lenses: CitedLens[] = [];
      const pace = new Pace();
      for (const [line, passages] of lines) {
        await pace.breathe();
        const { types, links } = citedIn(here.snapshot, passages);
        if (links.length === 0) continue;
        const title = vscode.l10n.t('cited in {0}', types.map((t) => counted(here.snapshot, t)).join(', '));
        const range = new vscode.Range(line, 0, line, 0);
        lenses.push(new CitedLens(range, document.uri, here.open, title, links));
      }
      return lenses;
    },
    async resolveCodeLens(lens, token) {
      const places = lens.links.map(({ path, reference }) => ({ path, span: reference.span }));
      const locations = await locationsOf(lens.open, places, token);
      lens.command = {
        title: lens.title,
        command: 'editor.action.showReferences',
        arguments: [lens.uri, lens.range.start, locations],
      };
      return lens;
    },
  };
  const parts = [
    changes,
    changed,
    forEachOpen(repositories, ({ repository }) => repository.onDidChange(() => changed.request())),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration(`${SECTION}.coding`)) changes.fire();
    }),
    vscode.languages.registerCodeLensProvider(selector, provider),
  ];
  return { dispose: () => disposeAll(parts) };
}

/** «2 claims» */
function counted(
  { vocabulary }: Snapshot,
  { type, count }: { type: string | undefined; count: number },
): string {
  const known = vocabulary.types.get(type ?? '');
  const name = count === 1 ? known?.label : known?.plural;
  if (name !== undefined) return `${count} ${withinSentence(name)}`;
  return count === 1 ? vscode.l10n.t('1 plain note') : vscode.l10n.t('{0} plain notes', count);
}

/** A name with a small first letter, unless it begins with an abbreviation: «FLIP session». */
function withinSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
