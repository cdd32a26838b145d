import * as vscode from 'vscode';
import { lanesOf, LANES } from '../../analysis/passageLanes';
import type { CodedPassage } from '../../analysis/codedPassages';
import { readCode } from '../../model/code';
import { type Disposable, disposeAll } from '../../model/event';
import { fold } from '../../model/ids';
import type { Snapshot } from '../../repository/snapshot';
import { Batched } from '../batched';
import { rangeIn } from '../language/documents';
import type { Repositories } from '../openRepository';
import { forEachOpen } from '../repositoryEvents';
import { bars, colourOr } from './colours';
import { type CodingHere, codingIn } from './codingHere';

/** Which passages are shown: of these codes and coders; empty for all. */
interface Filter {
  readonly codes: readonly string[];
  readonly coders: readonly string[];
}

const SHOWN = 'codingShown';
const FILTER = 'codingFilter';

/** A passage in an editor, with what it is shown in. */
interface Shown {
  readonly range: vscode.Range;
  readonly colour: string;
  /** Among the passages that share characters with it. */
  readonly textLane: number;
  /** Among those that share lines with it. */
  readonly marginLane: number;
}

/**
 * Marks coded passages in records: a tint and a line below in the code's colour, of one that overlaps it a line above;
 * bars in the margin beside the lines that they cover; a mark in the overview ruler.
 */
export class CodingMarks implements Disposable {
  /** By colour and lane, and by the bars of a line. Made when first needed. */
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();
  private readonly drawn = new WeakMap<vscode.TextEditor, ReadonlyMap<string, readonly vscode.Range[]>>();
  private isShown: boolean;
  private codes: ReadonlySet<string>;
  private coders: ReadonlySet<string>;
  private isDisposed = false;
  private readonly item: vscode.StatusBarItem;
  private readonly redraw = new Batched(() => void this.draw(), 120, 600);
  private readonly parts: readonly Disposable[];

  constructor(
    private readonly repositories: Repositories,
    private readonly memory: vscode.Memento,
  ) {
    this.isShown = memory.get(SHOWN) !== false;
    const kept = memory.get<Partial<Filter>>(FILTER);
    this.codes = new Set(kept?.codes);
    this.coders = new Set(kept?.coders);
    this.item = vscode.window.createStatusBarItem('redThread.codes', vscode.StatusBarAlignment.Right, 90);
    this.item.name = vscode.l10n.t('Red Thread: Passages');
    this.item.command = 'redThread.filterCoding';
    const later = (): void => this.redraw.request();
    this.parts = [
      this.item,
      this.redraw,
      vscode.window.onDidChangeVisibleTextEditors(later),
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.window.onDidChangeActiveColorTheme(() => {
        this.forgetTypes();
        later();
      }),
      forEachOpen(repositories, ({ repository }) => repository.onDidChange(later)),
    ];
    later();
  }

  /** Shows the marks, or takes them away. */
  async toggle(): Promise<void> {
    this.isShown = !this.isShown;
    await this.memory.update(SHOWN, this.isShown);
    await this.draw();
  }

  /** Asks which codes and coders are shown. */
  async askFilter(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const here = editor && (await codingIn(this.repositories, editor.document));
    if (!here) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a record first: passages of its text are coded.'),
      );
      return;
    }
    const picked = await vscode.window.showQuickPick(filterItems(here, this.codes, this.coders), {
      canPickMany: true,
      matchOnDescription: true,
      title: vscode.l10n.t('Show Passages Of'),
      placeHolder: vscode.l10n.t('Codes and coders to show; nothing ticked shows all'),
    });
    if (!picked) return;
    await this.showOnly({
      codes: picked.flatMap((p) => p.code ?? []),
      coders: picked.flatMap((p) => p.coder ?? []),
    });
  }

  /** Shows the passages of these codes and coders alone, from now on and after a reload. */
  async showOnly({ codes, coders }: Filter): Promise<void> {
    this.codes = new Set(codes.map(fold));
    this.coders = new Set(coders.map(fold));
    this.isShown = true;
    await this.memory.update(FILTER, { codes: [...this.codes], coders: [...this.coders] });
    await this.memory.update(SHOWN, true);
    await this.draw();
  }

  /** What is drawn in an editor: the places of the marks, by colour and lane, and of the bars in the margin. */
  drawnIn(editor: vscode.TextEditor): ReadonlyMap<string, readonly vscode.Range[]> {
    return this.drawn.get(editor) ?? new Map<string, readonly vscode.Range[]>();
  }

  /** Whether a passage passes the filter. */
  shows({ excerpt, coder }: CodedPassage): boolean {
    return (
      this.isShown &&
      (this.codes.size === 0 || excerpt.codes.some((code) => this.codes.has(fold(code)))) &&
      (this.coders.size === 0 || this.coders.has(fold(coder ?? '')))
    );
  }

  dispose(): void {
    this.isDisposed = true;
    this.forgetTypes();
    disposeAll(this.parts);
  }

  private async draw(): Promise<void> {
    const editors = vscode.window.visibleTextEditors;
    const coding = await Promise.all(editors.map(({ document }) => codingIn(this.repositories, document)));
    if (this.isDisposed) return;
    for (const [i, editor] of editors.entries()) {
      const here = coding[i];
      // What is drawn moves with the text until the new places are known.
      if (here && !here.isPending) this.drawIn(editor, here);
    }
    const active = vscode.window.activeTextEditor;
    this.tellStatus(active && coding[editors.indexOf(active)]);
  }

  private drawIn(editor: vscode.TextEditor, here: CodingHere): void {
    const wanted = new Map<string, vscode.Range[]>();
    const put = (key: string, range: vscode.Range): void => {
      const ranges = wanted.get(key);
      if (ranges) ranges.push(range);
      else wanted.set(key, [range]);
    };
    const shown = this.shownIn(editor.document, here);
    for (const { range, colour, textLane } of shown) put(`mark ${colour} ${textLane}`, range);
    for (const [line, lanes] of linesOf(shown)) {
      // A paragraph is one line: where it is wrapped, every row of it has the bars.
      const whole = editor.document.lineAt(line).range;
      put(`bars ${lanes.map((colour) => colour ?? '-').join(' ')}`, whole);
    }
    for (const key of this.drawnIn(editor).keys()) {
      if (!wanted.has(key)) editor.setDecorations(this.typeOf(key), []);
    }
    for (const [key, ranges] of wanted) editor.setDecorations(this.typeOf(key), ranges);
    this.drawn.set(editor, wanted);
  }

  private shownIn(document: vscode.TextDocument, here: CodingHere): readonly Shown[] {
    const passages = here.passages.filter((passage) => this.shows(passage));
    const ranges = passages.flatMap((p) => (p.span ? rangeIn(document, p.span) : []));
    const textLanes = lanesOf(
      ranges.map(({ start, end }) => ({ first: document.offsetAt(start), last: document.offsetAt(end) - 1 })),
    );
    const marginLanes = lanesOf(ranges.map(({ start, end }) => ({ first: start.line, last: end.line })));
    const colours = coloursOf(here.snapshot);
    return ranges.map((range, i) => {
      const codes = passages[i]?.excerpt.codes ?? [];
      const chosen = codes.find((code) => this.codes.has(fold(code)));
      return {
        range,
        colour: colours(chosen ?? codes[0]),
        textLane: textLanes[i] ?? 0,
        marginLane: marginLanes[i] ?? 0,
      };
    });
  }

  private tellStatus(here: CodingHere | undefined): void {
    if (!here || here.passages.length === 0) {
      this.item.hide();
      return;
    }
    const shown = here.passages.filter((passage) => passage.span && this.shows(passage)).length;
    const all = here.passages.length;
    this.item.text = `$(tag) ${
      shown === all
        ? all === 1
          ? vscode.l10n.t('1 passage')
          : vscode.l10n.t('{0} passages', all)
        : vscode.l10n.t('{0} of {1} passages', shown, all)
    }`;
    this.item.tooltip = vscode.l10n.t('Choose which codes and coders are shown');
    this.item.show();
  }

  private typeOf(key: string): vscode.TextEditorDecorationType {
    const known = this.types.get(key);
    if (known) return known;
    const [kind, ...rest] = key.split(' ');
    const type =
      kind === 'bars'
        ? barsType(rest.map((colour) => (colour === '-' ? undefined : colour)))
        : markType(rest[0] ?? '', Number(rest[1]));
    this.types.set(key, type);
    return type;
  }

  private forgetTypes(): void {
    disposeAll([...this.types.values()]);
    this.types.clear();
  }
}

interface FilterItem extends vscode.QuickPickItem {
  readonly code?: string;
  readonly coder?: string;
}

/**
 * The codes and coders to choose among: those of a record, and those that are chosen and have nothing in it.
 * @param chosenCodes, folded, as are the coders.
 */
function filterItems(
  { passages, snapshot }: CodingHere,
  chosenCodes: ReadonlySet<string>,
  chosenCoders: ReadonlySet<string>,
): readonly FilterItem[] {
  const labels = new Map(
    [...snapshot.definitions('code')].map(({ definition }) => [
      fold(definition.name),
      readCode(definition.fields, vscode.env.language).label,
    ]),
  );
  const coders = counted(
    passages.flatMap((p) => p.coder ?? []),
    chosenCoders,
  ).map(([coder, n]): FilterItem => ({
    coder,
    label: coder,
    description: String(n),
    picked: chosenCoders.has(fold(coder)),
  }));
  const codes = counted(
    passages.flatMap((p) => p.excerpt.codes),
    chosenCodes,
  ).map(([code, n]): FilterItem => ({
    code,
    label: labels.get(fold(code)) ?? code,
    description: `${code} · ${n}`,
    picked: chosenCodes.has(fold(code)),
  }));
  const separator = (label: string): FilterItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [separator(vscode.l10n.t('Coders')), ...coders, separator(vscode.l10n.t('Codes')), ...codes];
}

/** How often each name is there, in alphabetical order; of the chosen ones also those that are not. */
function counted(
  names: readonly string[],
  chosen: ReadonlySet<string>,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const here = new Set([...counts.keys()].map(fold));
  for (const name of chosen) if (!here.has(name)) counts.set(name, 0);
  return [...counts].sort(([a], [b]) => a.localeCompare(b));
}

/** The colour of a code; of one without a colour or not in the codebook a neutral one. */
function coloursOf(snapshot: Snapshot): (code: string | undefined) => string {
  const known = new Map<string, string>();
  return (code) => {
    if (code === undefined) return colourOr(undefined);
    const colour = known.get(code);
    if (colour !== undefined) return colour;
    const found = snapshot.named(code).find((l) => l.definition.kind === 'code');
    const read = colourOr(readCode(found?.definition.fields, vscode.env.language).colour);
    known.set(code, read);
    return read;
  };
}

/** Of each line that passages cover, the colours in its lanes. */
function linesOf(shown: readonly Shown[]): ReadonlyMap<number, readonly (string | undefined)[]> {
  const lines = new Map<number, (string | undefined)[]>();
  for (const { range, colour, marginLane } of shown) {
    for (let line = range.start.line; line <= range.end.line; line++) {
      const lanes = lines.get(line) ?? Array.from({ length: LANES }, () => undefined);
      lanes[marginLane] = colour;
      lines.set(line, lanes);
    }
  }
  return lines;
}

function markType(colour: string, lane: number): vscode.TextEditorDecorationType {
  const { kind } = vscode.window.activeColorTheme;
  const isContrast =
    kind === vscode.ColorThemeKind.HighContrast || kind === vscode.ColorThemeKind.HighContrastLight;
  const tint = kind === vscode.ColorThemeKind.Light ? '1f' : '33';
  const thickness = isContrast ? 3 : 2;
  const inset = Math.floor(lane / 2) * (thickness + 1);
  return vscode.window.createTextEditorDecorationType({
    // There is room for one line below the letters and for one above them; only where more overlap are they run through.
    backgroundColor: [
      isContrast ? 'transparent' : colour + tint,
      `background-image: linear-gradient(${colour}, ${colour})`,
      `background-size: 100% ${thickness}px`,
      `background-position: 0 ${lane % 2 === 0 ? `calc(100% - ${inset}px)` : `${inset}px`}`,
      'background-repeat: no-repeat',
    ].join('; '),
    overviewRulerColor: colour,
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

function barsType(lanes: readonly (string | undefined)[]): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    gutterIconPath: bars(lanes),
    gutterIconSize: '100% 100%',
  });
}
