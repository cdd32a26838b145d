import { t } from '@vscode/l10n';
import { Lines } from '../model/lines';
import { covers, type Span } from '../model/span';
import type { Repository } from '../repository/repository';
import type { Link, Located, Snapshot } from '../repository/snapshot';
import { type Command, json, refusal } from './command';

/** A place at one end of a link. */
interface LinkedPlace {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Of what links, or is linked to; null for a file that has no id, such as red-thread.yaml. */
  readonly id: string | null;
  /** The line itself, or the title of a record that is linked to. */
  readonly text: string;
}

/** `red-thread links DIR ID`: what links to a record, excerpt, person, code or work, and where it links itself. */
export const links: Command = {
  name: 'links',
  operands: ['DIR', 'ID'],
  summary: () => t('Tell what links to an id, and where it links.'),
  async run(repository, [id = ''], format) {
    const { snapshot } = repository;
    const targets = targetsNamed(snapshot, id);
    const incoming =
      targets.length > 0 ? targets.flatMap((t) => snapshot.linksTo(t)) : snapshot.linksToName(id);
    if (targets.length === 0 && incoming.length === 0) {
      return refusal(t('Nothing in the repository has the id {0}, or links to it.', id));
    }
    const reader = new PlaceReader(repository);
    const from: LinkedPlace[] = [];
    for (const { path, reference } of distinct(incoming)) {
      from.push(await reader.placeAt(path, reference.span, holderOf(snapshot, path)));
    }
    const to: LinkedPlace[] = [];
    for (const found of targets.flatMap((t) => linkedFrom(snapshot, t))) {
      to.push(await reader.placeOf(found));
    }
    return { output: format === 'json' ? json({ from, to }) : asText(from, to), exitCode: 0 };
  },
};

/** What an id stands for: `OBS-012`, `OBS-012#x03`, `CIT-017`, `gri.explored`, `caswell2017` or `@caswell2017`. */
function targetsNamed(snapshot: Snapshot, id: string): readonly Located[] {
  const [name = '', fragment] = id.split('#');
  const named = snapshot.named(name);
  if (fragment === undefined) return named.length > 0 ? named : snapshot.cited(id.replace(/^@/, ''));
  return named.flatMap(({ path }) => {
    const span = { start: 0, end: 0 };
    const reference = { form: 'wikilink', target: name, fragment, span, targetSpan: span } as const;
    const resolution = snapshot.resolve(reference, path);
    return resolution.kind === 'found' && resolution.fragment ? [resolution.fragment] : [];
  });
}

/** What the links inside something lead to, each once. */
function linkedFrom(snapshot: Snapshot, { path, definition }: Located): readonly Located[] {
  const found = new Map<string, Located>();
  for (const reference of snapshot.file(path)?.references ?? []) {
    if (!covers(definition.extent, reference.span)) continue;
    const resolution = snapshot.resolve(reference, path);
    if (resolution.kind !== 'found') continue;
    const leadsTo = resolution.fragment ?? resolution.target;
    found.set(`${leadsTo.path}:${leadsTo.definition.span.start}`, leadsTo);
  }
  return [...found.values()];
}

/** Several targets of one name have the same links. */
function distinct(all: readonly Link[]): readonly Link[] {
  return [...new Map(all.map((link) => [`${link.path}:${link.reference.span.start}`, link])).values()];
}

/** The id of the record that a file holds or, as a file of excerpts, belongs to. */
function holderOf(snapshot: Snapshot, path: string): string | null {
  return (snapshot.recordAt(path) ?? snapshot.ownerOf(path))?.id ?? null;
}

/** Reads the lines that places stand on, each file once. */
class PlaceReader {
  private readonly texts = new Map<string, Promise<Lines>>();

  constructor(private readonly repository: Repository) {}

  /** The place of something that is linked to. */
  async placeOf({ path, definition }: Located): Promise<LinkedPlace> {
    const { snapshot } = this.repository;
    const holder = holderOf(snapshot, path);
    const { kind, name, span } = definition;
    if (kind === 'record') {
      const place = await this.placeAt(path, span, name);
      return { ...place, text: snapshot.recordAt(path)?.title ?? place.text };
    }
    const isPart = kind === 'excerpt' || kind === 'block' || kind === 'heading';
    return this.placeAt(path, span, isPart ? `${holder ?? ''}#${kind === 'block' ? '^' : ''}${name}` : name);
  }

  async placeAt(path: string, span: Span, id: string | null): Promise<LinkedPlace> {
    const lines = await this.linesOf(path);
    const { line } = lines.positionAt(span.start);
    return { file: path, line: line + 1, id, text: lines.line(line).trim() };
  }

  private linesOf(path: string): Promise<Lines> {
    const known = this.texts.get(path);
    if (known) return known;
    const lines = this.repository.text(path).then((text) => new Lines(text ?? ''));
    this.texts.set(path, lines);
    return lines;
  }
}

function asText(from: readonly LinkedPlace[], to: readonly LinkedPlace[]): string {
  const part = (title: string, places: readonly LinkedPlace[]): string =>
    `${title}\n${places.map((p) => `  ${p.file}:${p.line}: ${p.id ?? '–'}: ${p.text}\n`).join('')}`;
  return part(t('Links from: {0}', from.length), from) + part(t('Links to: {0}', to.length), to);
}
