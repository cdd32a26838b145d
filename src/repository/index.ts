import type { AnchoredExcerpt, Anchoring } from '../model/anchoring';
import { readExcerpt } from '../model/excerpt';
import { versionOf } from '../model/code';
import { type Configuration, readConfiguration } from '../model/configuration';
import type { Definition, DefinitionKind, FileFacts, Reference } from '../model/facts';
import { fold, stemOf } from '../model/ids';
import { isSameValue, textAt, type Value, valueAt } from '../model/value';
import type { Vocabulary } from '../model/vocabulary';
import type { Work } from '../model/work';
import { GroupedBy, PathsBy } from './groupedBy';
import type { Link, Located, RecordEntry, Resolution, Snapshot } from './snapshot';

/** What an update of the index came to. */
export interface IndexChange {
  /** Files whose own content changed, came or went. */
  readonly changed: ReadonlySet<string>;
  /**
   * Files in which something may now resolve otherwise, or be wrong otherwise; `changed` is not part of it.
   * Empty while the first indexing runs: its last change is told as one of the configuration, which affects all.
   */
  readonly affected: ReadonlySet<string>;
  /** The configuration changed: vocabulary, labels and limits, so that every file is affected. */
  readonly configuration: boolean;
}

/** An excerpt and what is known of it. */
export interface Anchored {
  readonly excerpt: Definition;
  readonly anchored: AnchoredExcerpt;
}

/** The file at the root that makes a folder a repository. */
export const CONFIGURATION_FILE = 'red-thread.yaml';

/**
 * The graph of one repository: which file defines and which points to what. It holds no texts and resolves
 * when asked, so that an update is the exchange of one file's facts for others and nothing can go stale.
 */
export class RepositoryIndex implements Snapshot {
  version = 0;
  complete = false;
  configuration: Configuration = readConfiguration(undefined);
  vocabulary: Vocabulary;

  private readonly facts = new Map<string, FileFacts>();
  private readonly entries = new Map<string, RecordEntry>();
  /** Records, people and codes by folded name; citations by key as written. */
  private readonly names = new GroupedBy<Located>();
  private readonly citations = new GroupedBy<Located>();
  /** The files that share a stem: a record and its excerpt files. */
  private readonly stems = new PathsBy();
  /** Files by the folded names, and by the citation keys, that they point to. */
  private readonly referrers = new PathsBy();
  private readonly citers = new PathsBy();
  /** Files whose problems depend on what others say of themselves: those with numbers, claims, cases of positive deviance. */
  private readonly figured = new Set<string>();
  private readonly works = new Map<string, ReadonlyMap<string, Work>>();
  private readonly anchors = new Map<string, ReadonlyMap<string, Anchored>>();

  /** @param vocabularyOf gives the vocabulary for the content of `red-thread.yaml`. */
  constructor(private readonly vocabularyOf: (configuration: Value | undefined) => Vocabulary) {
    this.vocabulary = vocabularyOf(undefined);
  }

  /** Exchanges the facts of files; undefined takes a file out. */
  update(files: ReadonlyMap<string, FileFacts | undefined>): IndexChange {
    const touched = new Touched();
    let configuration = false;
    for (const [path, facts] of files) {
      const before = this.facts.get(path);
      if (!before && !facts) continue;
      // Before all is read every file waits to be judged; to look for those affected would cost as much as the reading.
      if (this.complete) touched.difference(before, facts);
      if (before) this.remove(before);
      if (facts) this.add(facts);
      if (path === CONFIGURATION_FILE) {
        configuration = true;
        this.configuration = readConfiguration(facts?.root);
        this.vocabulary = this.vocabularyOf(facts?.root);
      }
    }
    this.version++;
    const changed = new Set(files.keys());
    if (!this.complete) return { changed, affected: new Set(), configuration };
    for (const facts of files.values()) if (facts) this.touchHomonyms(facts, touched);
    return { changed, affected: this.affectedBy(touched, changed), configuration };
  }

  /** Sets what the bibliography says of the works in one file. */
  setWorks(path: string, works: ReadonlyMap<string, Work> | undefined): void {
    if (works) this.works.set(path, works);
    else if (!this.works.delete(path)) return;
    this.version++;
  }

  /** Sets where the excerpts of one file stand in their record, by id. */
  setAnchored(path: string, anchored: ReadonlyMap<string, Anchored> | undefined): void {
    if (anchored) this.anchors.set(path, anchored);
    else if (!this.anchors.delete(path)) return;
    this.version++;
  }

  /** Where the excerpts of one file stand in their record. */
  anchoredIn(path: string): ReadonlyMap<string, Anchored> | undefined {
    return this.anchors.get(path);
  }

  anchored(excerptsPath: string, excerptId: string): AnchoredExcerpt | undefined {
    return this.anchors.get(excerptsPath)?.get(excerptId)?.anchored;
  }

  anchoring(excerptsPath: string, excerptId: string): Anchoring | undefined {
    return this.anchored(excerptsPath, excerptId)?.anchoring;
  }

  /** The files of a stem: a record and its excerpt files. */
  filesOf(stem: string): readonly FileFacts[] {
    return this.stems.get(stem).flatMap((path) => this.facts.get(path) ?? []);
  }

  file(path: string): FileFacts | undefined {
    return this.facts.get(path);
  }

  files(): Iterable<FileFacts> {
    return this.facts.values();
  }

  records(): Iterable<RecordEntry> {
    return this.entries.values();
  }

  recordAt(path: string): RecordEntry | undefined {
    return this.entries.get(path);
  }

  ownerOf(excerptsPath: string): RecordEntry | undefined {
    const owners = this.stems.get(stemOf(excerptsPath)).flatMap((path) => this.entries.get(path) ?? []);
    return owners[0];
  }

  *definitions(kind: DefinitionKind): Iterable<Located> {
    for (const facts of this.facts.values()) {
      for (const definition of facts.definitions) {
        if (definition.kind === kind) yield { path: facts.path, definition };
      }
    }
  }

  named(name: string): readonly Located[] {
    return this.names.get(fold(name));
  }

  cited(key: string): readonly Located[] {
    return this.citations.get(key);
  }

  fragmentsOf(recordPath: string): readonly Located[] {
    return this.stems
      .get(stemOf(recordPath))
      .flatMap((path) =>
        (this.facts.get(path)?.definitions ?? [])
          .filter((d) => isFragment(d.kind))
          .map((definition) => ({ path, definition })),
      );
  }

  resolve(reference: Reference, fromPath: string): Resolution {
    const candidates = this.candidatesFor(reference, fromPath);
    const [target] = candidates;
    if (!target) return { kind: 'missing' };
    if (candidates.length > 1) return { kind: 'ambiguous', candidates };
    if (reference.fragment === undefined) return { kind: 'found', target };
    const fragments =
      target.definition.kind === 'record' ? this.fragmentsNamed(target.path, reference.fragment) : [];
    const [fragment] = fragments;
    if (!fragment) return { kind: 'missing', target };
    // Of equal headings the first is meant, as in Obsidian; equal excerpt or block ids are a mistake.
    if (fragments.length > 1 && fragment.definition.kind !== 'heading') {
      return { kind: 'ambiguous', candidates: fragments };
    }
    return { kind: 'found', target, fragment };
  }

  linksTo(target: Located): readonly Link[] {
    const { kind, name } = target.definition;
    if (kind === 'citation') {
      return this.linksIn(this.citers.get(name), (r) => r.form === 'citation' && r.target === name);
    }
    if (!isFragment(kind)) return this.linksToName(name);
    const leadsHere = (r: Reference): boolean =>
      r.fragment !== undefined && matchesFragment(target.definition, r.fragment);
    const links: Link[] = [];
    for (const owner of this.stems.get(stemOf(target.path)).flatMap((path) => this.entries.get(path) ?? [])) {
      links.push(...this.linksToName(owner.id).filter((l) => leadsHere(l.reference)));
      links.push(...this.linksIn([owner.path], (r) => isWithinFile(r) && leadsHere(r)));
    }
    return links.sort(byPlace);
  }

  linksToName(name: string): readonly Link[] {
    const wanted = fold(name);
    return this.linksIn(
      this.referrers.get(wanted),
      (r) => r.form !== 'citation' && fold(r.target) === wanted,
    );
  }

  work(key: string): Work | undefined {
    for (const { path } of this.cited(key)) {
      const work = this.works.get(path)?.get(key);
      if (work) return work;
    }
    return undefined;
  }

  private linksIn(paths: readonly string[], wanted: (reference: Reference) => boolean): Link[] {
    return paths.flatMap((path) =>
      (this.facts.get(path)?.references ?? []).filter(wanted).map((reference) => ({ path, reference })),
    );
  }

  private candidatesFor(reference: Reference, fromPath: string): readonly Located[] {
    if (reference.form === 'citation') return this.cited(reference.target);
    if (!isWithinFile(reference)) return this.named(reference.target);
    const here = this.entries.get(fromPath);
    return here ? [{ path: fromPath, definition: here.definition }] : [];
  }

  private fragmentsNamed(recordPath: string, fragment: string): readonly Located[] {
    return this.fragmentsOf(recordPath).filter((l) => matchesFragment(l.definition, fragment));
  }

  private add(facts: FileFacts): void {
    this.facts.set(facts.path, facts);
    this.stems.add(stemOf(facts.path), facts.path);
    for (const definition of facts.definitions) {
      const located = { path: facts.path, definition };
      if (definition.kind === 'citation') this.citations.add(definition.name, located, byDefinitionPlace);
      else if (!isFragment(definition.kind))
        this.names.add(fold(definition.name), located, byDefinitionPlace);
      if (definition.kind === 'record') this.entries.set(facts.path, entryOf(facts, definition));
    }
    for (const name of referredNames(facts)) this.referrers.add(name, facts.path);
    for (const key of citedKeys(facts)) this.citers.add(key, facts.path);
    if (dependsOnOthers(facts)) this.figured.add(facts.path);
  }

  private remove(facts: FileFacts): void {
    this.facts.delete(facts.path);
    this.entries.delete(facts.path);
    const here = (l: Located): boolean => l.path === facts.path;
    this.stems.remove(stemOf(facts.path), facts.path);
    for (const definition of facts.definitions) {
      if (definition.kind === 'citation') this.citations.remove(definition.name, here);
      else if (!isFragment(definition.kind)) this.names.remove(fold(definition.name), here);
    }
    for (const name of referredNames(facts)) this.referrers.remove(name, facts.path);
    for (const key of citedKeys(facts)) this.citers.remove(key, facts.path);
    this.figured.delete(facts.path);
  }

  /** What shares a name with something in this file points to its place there, which any edit may have moved. */
  private touchHomonyms(facts: FileFacts, touched: Touched): void {
    const coders = this.stems
      .get(stemOf(facts.path))
      .filter((path) => this.facts.get(path)?.kind === 'excerpts');
    for (const definition of facts.definitions) {
      const homonyms =
        definition.kind === 'citation'
          ? this.citations.get(definition.name)
          : isFragment(definition.kind)
            ? facts.kind === 'excerpts'
              ? coders
              : []
            : this.names.get(fold(definition.name));
      if (homonyms.length > 1) touched.note(keyOf(definition), facts.path);
    }
  }

  /** The files in which a reference, a duplicate or an unused entry could come out differently now. */
  private affectedBy(touched: Touched, changed: ReadonlySet<string>): ReadonlySet<string> {
    const affected = new Set<string>();
    const addAll = (paths: Iterable<string>): void => {
      for (const path of paths) if (!changed.has(path)) affected.add(path);
    };
    for (const name of touched.names) {
      addAll(this.referrers.get(name));
      addAll(this.names.get(name).map((l) => l.path));
    }
    for (const key of touched.citations) {
      addAll(this.citers.get(key));
      addAll(this.citations.get(key).map((l) => l.path));
    }
    for (const key of touched.citedKeys) addAll(this.citations.get(key).map((l) => l.path));
    if (touched.counts) addAll(this.figured);
    for (const [stem, fragments] of touched.fragments) {
      const siblings = this.stems.get(stem);
      addAll(siblings);
      for (const owner of siblings.flatMap((path) => this.entries.get(path) ?? [])) {
        const links = this.linksToName(owner.id);
        addAll(
          links.filter((l) => fragments.has(fragmentKey(l.reference.fragment ?? ''))).map((l) => l.path),
        );
      }
    }
    return affected;
  }
}

/** Collects which names came, went or changed their meaning between two states of a file. */
class Touched {
  readonly names = new Set<string>();
  readonly citations = new Set<string>();
  readonly citedKeys = new Set<string>();
  /** By stem: the fragments, as `fragmentKey` has them. */
  readonly fragments = new Map<string, Set<string>>();
  /** Something that figures count came, went or says something else of itself. */
  counts = false;

  difference(before: FileFacts | undefined, after: FileFacts | undefined): void {
    const old = meanings(before);
    const now = meanings(after);
    for (const key of new Set([...old.keys(), ...now.keys()])) {
      if (old.get(key) !== now.get(key)) this.note(key, (after ?? before)?.path ?? '');
    }
    const oldKeys = new Set(before ? citedKeys(before) : []);
    const newKeys = new Set(after ? citedKeys(after) : []);
    for (const key of oldKeys) if (!newKeys.has(key)) this.citedKeys.add(key);
    for (const key of newKeys) if (!oldKeys.has(key)) this.citedKeys.add(key);
    this.counts ||= !before || !after || !isSameValue(before.root, after.root);
    const { path = '', kind } = after ?? before ?? {};
    if (before && after) return;
    // A record that comes or goes gives its excerpt files an owner or takes it from them; the configuration
    // names the bibliographies.
    this.fragmentsAt(path);
    if (kind === 'bibliography') this.fragmentsAt(CONFIGURATION_FILE);
  }

  /** Takes a name for touched: `key` as `keyOf` gives it. */
  note(key: string, path: string): void {
    const rest = key.slice(1);
    if (key.startsWith('n')) this.names.add(rest);
    else if (key.startsWith('c')) this.citations.add(rest);
    else this.fragmentsAt(path).add(rest);
  }

  private fragmentsAt(path: string): Set<string> {
    const stem = stemOf(path);
    const set = this.fragments.get(stem) ?? new Set<string>();
    this.fragments.set(stem, set);
    return set;
  }
}

/** What each name in a file means, as far as other files depend on it: its kind, type and number. */
function meanings(facts: FileFacts | undefined): Map<string, string> {
  const result = new Map<string, string>();
  for (const d of facts?.definitions ?? []) {
    const key = keyOf(d);
    // A file name's id is weaker than a written one.
    const meaning = `${d.kind}:${meaningOf(d, facts)}:${d.span.start === d.span.end ? 'inferred' : ''};`;
    result.set(key, (result.get(key) ?? '') + meaning);
  }
  return result;
}

/** What other files' problems ask of a definition. The words of a code or person matter to none. */
function meaningOf({ kind, fields }: Definition, facts: FileFacts | undefined): string {
  switch (kind) {
    case 'record':
      return `${textAt(facts?.root, 'type') ?? ''} ${textAt(facts?.root, 'lang') ?? ''}`;
    case 'code':
      // Codings under an older version of the definition ask to be looked at again.
      return `${versionOf(fields)}${textAt(fields, 'state') ?? ''}`;
    case 'excerpt':
      // Evidence was seen with these words; a draft wants a translation into its language.
      return `${textAt(fields, 'quote') ?? ''} ${translatedInto(fields)}`;
    default:
      return '';
  }
}

/** The languages that an excerpt is translated into. */
function translatedInto(fields: Value | undefined): string {
  if (!valueAt(fields, 'translation')) return '';
  const { translations } = readExcerpt(fields);
  return translations.flatMap(({ language, text }) => (text.trim() === '' ? [] : language)).join(' ');
}

/** A name with the space it lives in: citation keys, fragments of a record, or all other names. */
function keyOf({ kind, name }: Definition): string {
  if (kind === 'citation') return `c${name}`;
  if (!isFragment(kind)) return `n${fold(name)}`;
  return kind === 'block' ? `f^${fold(name)}` : `f${fold(name)}`;
}

function referredNames(facts: FileFacts): Set<string> {
  return new Set(
    facts.references.filter((r) => r.form !== 'citation' && !isWithinFile(r)).map((r) => fold(r.target)),
  );
}

/** Types of records that are judged by what the records, excerpts and people behind them say. */
const JUDGED_BY_OTHERS: ReadonlySet<string | undefined> = new Set(['claim', 'positive-deviance']);

function dependsOnOthers({ figures = [], typedFigures = [], sweeping = [], root }: FileFacts): boolean {
  const counted = figures.length + typedFigures.length + sweeping.length;
  return counted > 0 || JUDGED_BY_OTHERS.has(textAt(root, 'type'));
}

function citedKeys(facts: FileFacts): Set<string> {
  return new Set(facts.references.filter((r) => r.form === 'citation').map((r) => r.target));
}

/** Where the types of the vocabulary keep what a record is called by. */
const TITLE_FIELDS = ['title', 'label', 'title_da', 'title_en', 'statement'];

function entryOf(facts: FileFacts, definition: Definition): RecordEntry {
  const heading = facts.definitions.find((d) => d.kind === 'heading' && d.level === 1);
  return {
    path: facts.path,
    id: definition.name,
    title: TITLE_FIELDS.flatMap((field) => textAt(facts.root, field) ?? [])[0] ?? heading?.name,
    type: textAt(facts.root, 'type'),
    definition,
    facts,
  };
}

/** Whether a name of this kind belongs to a record and is reached through `#`. */
function isFragment(kind: DefinitionKind): boolean {
  return kind === 'excerpt' || kind === 'heading' || kind === 'block';
}

function isWithinFile(reference: Reference): boolean {
  return reference.target === '';
}

/** The form in which fragments are compared. Of `A#B`, a heading under a heading, the last one counts. */
function fragmentKey(fragment: string): string {
  return fold(fragment.slice(fragment.lastIndexOf('#') + 1).trim());
}

function matchesFragment(definition: Definition, fragment: string): boolean {
  const key = fragmentKey(fragment);
  return definition.kind === 'block' ? key === `^${fold(definition.name)}` : key === fold(definition.name);
}

function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byDefinitionPlace(a: Located, b: Located): number {
  return comparePaths(a.path, b.path) || a.definition.span.start - b.definition.span.start;
}

function byPlace(a: Link, b: Link): number {
  return comparePaths(a.path, b.path) || a.reference.span.start - b.reference.span.start;
}
