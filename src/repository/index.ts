import type { AnchoredExcerpt, Anchoring } from '../model/anchoring';
import { type Configuration, readConfiguration } from '../model/configuration';
import { isSameSelector } from '../model/excerpt';
import type { Definition, DefinitionKind, FileFacts, FileKind, Reference } from '../model/facts';
import { fold, stemOf } from '../model/ids';
import { atOnce, type Steps } from '../model/steps';
import { isSameValue, textAt, type Value } from '../model/value';
import type { Vocabulary } from '../model/vocabulary';
import type { Work } from '../model/work';
import {
  FileNames,
  fragmentKey,
  isFragment,
  isWithinFile,
  keyOfFragment,
  referredFragment,
} from './fileNames';
import { Grouped, LocatedBy, PathsBy } from './lookups';
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
  /** Of large files, and of others that were asked for. */
  private readonly namesIn = new WeakMap<FileFacts, FileNames>();
  /** By path, what differs between the names that a large file has and those that it is about to have. */
  private readonly differences = new Map<string, Difference>();
  private readonly factsByKind = new Grouped<FileKind, FileFacts>();
  private readonly entries = new Map<string, RecordEntry>();
  private readonly entriesByType = new Grouped<string | undefined, RecordEntry>();
  /** Records, people and codes by folded name; citations by key as written. */
  private readonly names = new LocatedBy();
  private readonly citations = new LocatedBy();
  /** The files that share a stem: a record and its excerpt files. */
  private readonly stems = new PathsBy();
  /** Files by the folded names and their fragments, and by the citation keys, that they point to. */
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

  /** Does beforehand, in steps, what `update` would do at once with facts of a large file. */
  *prepare(facts: FileFacts): Steps<void> {
    const names = yield* FileNames.wholeInSteps(facts);
    this.namesIn.set(facts, names);
    if (!this.complete) return;
    this.differences.set(facts.path, yield* differenceOf(this.namesOf(this.facts.get(facts.path)), names));
  }

  /** Exchanges the facts of files; undefined takes a file out. */
  update(files: ReadonlyMap<string, FileFacts | undefined>): IndexChange {
    const touched = new Touched();
    let configuration = false;
    for (const [path, facts] of files) {
      const before = this.facts.get(path);
      if (!before && !facts) continue;
      this.exchange(path, before, facts, touched);
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

  /** Where the excerpts of one file stood when they were last looked for, or were carried along. */
  anchoredIn(path: string): ReadonlyMap<string, Anchored> | undefined {
    return this.anchors.get(path);
  }

  anchored(excerptsPath: string, excerptId: string): AnchoredExcerpt | undefined {
    const known = this.anchors.get(excerptsPath)?.get(excerptId);
    if (!known) return undefined;
    const named = this.namesOf(this.facts.get(excerptsPath)).fragments.get(fold(excerptId))?.located;
    const now = named?.find((l) => l.definition.name === excerptId);
    // What says the same as when it was looked for stays where it is until all are looked at again.
    return isSameSelector(known.excerpt.fields, now?.definition.fields) ? known.anchored : undefined;
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

  recordsOfType(type: string): Iterable<RecordEntry> {
    return this.entriesByType.of(type);
  }

  recordAt(path: string): RecordEntry | undefined {
    return this.entries.get(path);
  }

  ownerOf(excerptsPath: string): RecordEntry | undefined {
    const owners = this.stems.get(stemOf(excerptsPath)).flatMap((path) => this.entries.get(path) ?? []);
    return owners[0];
  }

  *definitions(kind: DefinitionKind): Iterable<Located> {
    for (const facts of this.factsByKind.of(FILES[kind])) {
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

  fragmentsOf(recordPath: string, kind?: DefinitionKind): readonly Located[] {
    return this.stems
      .get(stemOf(recordPath))
      .flatMap((path) =>
        (this.facts.get(path)?.definitions ?? [])
          .filter((d) => (kind ? d.kind === kind : isFragment(d.kind)))
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
    return atOnce(this.linksInSteps(target));
  }

  *linksInSteps(target: Located): Steps<readonly Link[]> {
    const links = yield* gathered(this.eachLinkTo(target));
    return isFragment(target.definition.kind) ? links.sort(byPlace) : links;
  }

  isLinked(target: Located, counts: (link: Link) => boolean): boolean {
    for (const link of this.eachLinkTo(target)) if (link && counts(link)) return true;
    return false;
  }

  linksToName(name: string): readonly Link[] {
    return atOnce(this.linksToNameInSteps(name));
  }

  linksToNameInSteps(name: string): Steps<readonly Link[]> {
    return gathered(this.linksFrom(fold(name), name, () => true));
  }

  work(key: string): Work | undefined {
    for (const { path } of this.cited(key)) {
      const work = this.works.get(path)?.get(key);
      if (work) return work;
    }
    return undefined;
  }

  private *eachLinkTo(target: Located): Iterable<Link | undefined> {
    const { kind, name } = target.definition;
    if (kind === 'citation') {
      yield* this.linksIn(this.citers.get(name), (r) => r.form === 'citation' && r.target === name);
    } else if (!isFragment(kind)) {
      yield* this.linksFrom(fold(name), name, () => true);
    } else {
      const key = keyOfFragment(target.definition);
      const leadsHere = (r: Reference): boolean =>
        r.fragment !== undefined && fragmentKey(r.fragment) === key;
      for (const path of this.stems.get(stemOf(target.path))) {
        const owner = this.entries.get(path);
        if (!owner) continue;
        yield* this.linksFrom(referredFragment(fold(owner.id), key), owner.id, leadsHere);
        yield* this.linksIn([path], (r) => isWithinFile(r) && leadsHere(r));
      }
    }
  }

  /** Links to a name in the files under a key of `referrers`. */
  private linksFrom(
    key: string,
    name: string,
    wanted: (reference: Reference) => boolean,
  ): Iterable<Link | undefined> {
    const folded = fold(name);
    return this.linksIn(
      this.referrers.get(key),
      (r) => r.form !== 'citation' && (r.target === name || fold(r.target) === folded) && wanted(r),
    );
  }

  /** The links of some files one after another, and undefined behind those of each file. */
  private *linksIn(
    paths: readonly string[],
    wanted: (reference: Reference) => boolean,
  ): Iterable<Link | undefined> {
    for (const path of paths) {
      for (const reference of this.facts.get(path)?.references ?? []) {
        if (wanted(reference)) yield { path, reference };
      }
      yield undefined;
    }
  }

  private candidatesFor(reference: Reference, fromPath: string): readonly Located[] {
    if (reference.form === 'citation') return this.cited(reference.target);
    if (!isWithinFile(reference)) return this.named(reference.target);
    const here = this.entries.get(fromPath);
    return here ? [{ path: fromPath, definition: here.definition }] : [];
  }

  private fragmentsNamed(recordPath: string, fragment: string): readonly Located[] {
    const key = fragmentKey(fragment);
    return this.filesOf(stemOf(recordPath)).flatMap((f) => this.namesOf(f).fragments.get(key)?.located ?? []);
  }

  private namesOf(facts: FileFacts | undefined): FileNames {
    if (!facts) return NO_NAMES;
    const names = this.namesIn.get(facts) ?? FileNames.of(facts);
    // The first indexing asks for each file once: not worth the memory.
    if (this.complete) this.namesIn.set(facts, names);
    return names;
  }

  /** Takes what a file says now for what it said before, and touches no more than differs. */
  private exchange(
    path: string,
    before: FileFacts | undefined,
    after: FileFacts | undefined,
    touched: Touched,
  ): void {
    const old = this.namesOf(before);
    const now = this.namesOf(after);
    // Before all is read every file waits to be judged; to look for those affected would cost as much as the reading.
    if (this.complete) {
      const known = this.differences.get(path);
      const isKnown = known?.before === old && known.after === now;
      touched.difference(isKnown ? known : atOnce(differenceOf(old, now)), path);
      touched.content(before, after);
    }
    this.differences.delete(path);
    if (before && before.kind !== after?.kind) this.factsByKind.remove(before.kind, path);
    if (after) {
      this.facts.set(path, after);
      this.factsByKind.put(after.kind, path, after);
    } else this.facts.delete(path);
    if (!before) this.stems.add(stemOf(path), path);
    if (!after) this.stems.remove(stemOf(path), path);
    const record = after?.definitions.find((d) => d.kind === 'record');
    const entry = after && record && entryOf(after, record);
    const known = this.entries.get(path);
    if (known && known.type !== entry?.type) this.entriesByType.remove(known.type, path);
    if (entry) {
      this.entries.set(path, entry);
      this.entriesByType.put(entry.type, path, entry);
    } else this.entries.delete(path);
    this.names.exchange(path, old.names, now.names);
    this.citations.exchange(path, old.citations, now.citations);
    this.referrers.exchange(path, old.referred, now.referred);
    this.citers.exchange(path, old.cited, now.cited);
    if (after && dependsOnOthers(after)) this.figured.add(path);
    else this.figured.delete(path);
  }

  /** What shares a name with something in this file points to its place there, which any edit may have moved. */
  private touchHomonyms(facts: FileFacts, touched: Touched): void {
    const { names, citations, fragments } = this.namesOf(facts);
    for (const name of names.keys()) if (this.names.get(name).length > 1) touched.names.add(name);
    for (const key of citations.keys()) if (this.citations.get(key).length > 1) touched.citations.add(key);
    if (facts.kind !== 'excerpts') return;
    const coders = this.filesOf(stemOf(facts.path)).filter((f) => f.kind === 'excerpts');
    if (coders.length > 1) for (const key of fragments.keys()) touched.fragmentsAt(facts.path).add(key);
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
        const name = fold(owner.id);
        for (const key of fragments) addAll(this.referrers.get(referredFragment(name, key)));
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

  difference({ names, citations, fragments, citedKeys }: Difference, path: string): void {
    for (const name of names) this.names.add(name);
    for (const key of citations) this.citations.add(key);
    for (const key of fragments) this.fragmentsAt(path).add(key);
    for (const key of citedKeys) this.citedKeys.add(key);
  }

  content(before: FileFacts | undefined, after: FileFacts | undefined): void {
    this.counts ||= !before || !after || !isSameContent(before, after);
    const { path = '', kind } = after ?? before ?? {};
    if (before && after) return;
    // A record that comes or goes gives its excerpt files an owner or takes it from them; the configuration
    // names the bibliographies.
    this.fragmentsAt(path);
    if (kind === 'bibliography') this.fragmentsAt(CONFIGURATION_FILE);
  }

  fragmentsAt(path: string): Set<string> {
    const stem = stemOf(path);
    const set = this.fragments.get(stem) ?? new Set<string>();
    this.fragments.set(stem, set);
    return set;
  }
}

/** Whether two states of a file say the same. Any edit of a YAML file counts as another: to compare all of it takes long. */
function isSameContent(before: FileFacts, after: FileFacts): boolean {
  return before.root === after.root || (after.kind === 'record' && isSameValue(before.root, after.root));
}

/** Which names of a file came, went or changed their meaning, under the keys that `FileNames` has them by. */
interface Difference {
  readonly before: FileNames;
  readonly after: FileNames;
  readonly names: readonly string[];
  readonly citations: readonly string[];
  readonly fragments: readonly string[];
  readonly citedKeys: readonly string[];
}

function* differenceOf(before: FileNames, after: FileNames): Steps<Difference> {
  return {
    before,
    after,
    names: yield* changedNames(before.names, after.names),
    citations: yield* changedNames(before.citations, after.citations),
    fragments: yield* changedNames(before.fragments, after.fragments),
    citedKeys: [
      ...(yield* those(before.cited, (key) => !after.cited.has(key))),
      ...(yield* those(after.cited, (key) => !before.cited.has(key))),
    ],
  };
}

function* changedNames(before: FileNames['names'], after: FileNames['names']): Steps<readonly string[]> {
  return [
    ...(yield* those(before.keys(), (key) => after.get(key)?.meaning !== before.get(key)?.meaning)),
    ...(yield* those(after.keys(), (key) => !before.has(key))),
  ];
}

/** So many keys are looked at in one step. */
const AT_ONCE = 500;

function* those(keys: Iterable<string>, counts: (key: string) => boolean): Steps<readonly string[]> {
  const counted: string[] = [];
  let looked = 0;
  for (const key of keys) {
    if (counts(key)) counted.push(key);
    if (++looked % AT_ONCE === 0) yield;
  }
  return counted;
}

/** Which files hold definitions of a kind. */
const FILES: Record<DefinitionKind, FileKind> = {
  record: 'record',
  heading: 'record',
  block: 'record',
  excerpt: 'excerpts',
  person: 'people',
  code: 'codebook',
  citation: 'bibliography',
};

const NO_NAMES = FileNames.of(undefined);

/** Types of records that are judged by what the records, excerpts and people behind them say. */
const JUDGED_BY_OTHERS: ReadonlySet<string | undefined> = new Set(['claim', 'positive-deviance']);

function dependsOnOthers({ figures = [], typedFigures = [], sweeping = [], root }: FileFacts): boolean {
  const counted = figures.length + typedFigures.length + sweeping.length;
  return counted > 0 || JUDGED_BY_OTHERS.has(textAt(root, 'type'));
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

function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function* gathered(links: Iterable<Link | undefined>): Steps<Link[]> {
  const found: Link[] = [];
  for (const link of links) {
    if (link) found.push(link);
    yield;
  }
  return found;
}

function byPlace(a: Link, b: Link): number {
  return comparePaths(a.path, b.path) || a.reference.span.start - b.reference.span.start;
}
