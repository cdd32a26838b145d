import { fileCoderOf, isSettling } from '../model/excerpt';
import type { Definition } from '../model/facts';
import { fold } from '../model/ids';
import type { Steps } from '../model/steps';
import { textAt, textsAt } from '../model/value';
import type { Link, Located, RecordEntry, Snapshot } from '../repository/snapshot';
import type { SearchDocument } from './documents';
import type { Filter } from './query';
import { idForm, searchForm } from './words';

type Passes = (document: SearchDocument) => boolean;

/** One test for all filters of a query. What a filter names is looked up once, not for every document, and in steps. */
export function* passesAll(filters: readonly Filter[], snapshot: Snapshot): Steps<Passes> {
  const tests: Passes[] = [];
  for (const filter of filters) {
    const passes = yield* testFor(filter, snapshot);
    tests.push(filter.excluded ? (d) => !passes(d) : passes);
  }
  return (document) => tests.every((passes) => passes(document));
}

function* testFor({ key, value }: Filter, snapshot: Snapshot): Steps<Passes> {
  const wanted = searchForm(value);
  const record = (d: SearchDocument): RecordEntry | undefined => recordOf(d, snapshot);
  switch (key) {
    case 'type':
      return (d) =>
        [d.type ?? d.kind, labelOf(d.type, snapshot)].some((name) => searchForm(name).startsWith(wanted));
    case 'site':
    case 'potential':
    case 'case': {
      // Only front matter says where a record belongs; a site mentioned in the text is no belonging.
      const meant = yield* recordsMeant(key, value, snapshot);
      const belonging = yield* filesLinkingTo(meant, snapshot, (link) => link.reference.form === 'field');
      return (d) => belonging.has(record(d)?.path ?? '') || meant.has(fold(record(d)?.id ?? ''));
    }
    case 'person': {
      const meant = yield* named(value, snapshot);
      const files = yield* filesLinkingTo(meant, snapshot);
      return (d) => meant.has(fold(d.id)) || files.has(record(d)?.path ?? '');
    }
    case 'role': {
      const people = peopleWithRole(wanted, snapshot);
      const files = yield* filesLinkingTo(people, snapshot, (link) => link.reference.form === 'field');
      return (d) => (d.kind === 'person' ? people.has(fold(d.id)) : files.has(record(d)?.path ?? ''));
    }
    case 'code': {
      const codes = codesBelow(value, snapshot);
      return (d) =>
        excerptsOf(d, snapshot).some(({ definition }) =>
          textsAt(definition.fields, 'codes').some((c) => codes.has(fold(c))),
        );
    }
    case 'coder':
      return (d) => excerptsOf(d, snapshot).some((l) => searchForm(coderOf(l) ?? '') === wanted);
    case 'claim': {
      const evidence = yield* evidenceOf(yield* recordsMeant('claim', value, snapshot), snapshot);
      return (d) => evidence.has(d.definition);
    }
    case 'status':
      // A claim has both: how far its text is, and how far the claim itself is.
      return (d) => {
        const root = record(d)?.facts.root;
        const states = [textAt(root, 'status'), textAt(root, 'state')];
        return wanted !== '' && states.some((state) => searchForm(state ?? '').startsWith(wanted));
      };
    case 'after':
      return (d) => dateOf(record(d)) >= value && dateOf(record(d)) !== '';
    case 'before':
      return (d) => dateOf(record(d)) < value && dateOf(record(d)) !== '';
    case 'links': {
      const files = yield* filesLinkingTo(yield* named(value, snapshot), snapshot);
      return (d) => files.has(record(d)?.path ?? '');
    }
    case 'is':
      return stateTest(wanted, snapshot);
  }
}

function stateTest(state: string, snapshot: Snapshot): Passes {
  const linked = (d: SearchDocument): boolean =>
    snapshot.isLinked(d, ({ reference }) => !isSettling(reference));
  switch (state) {
    case 'uncited':
      return (d) => (d.kind === 'citation' || d.kind === 'excerpt') && !linked(d);
    case 'orphan':
      return (d) => d.kind === 'record' && !linked(d) && !leadsAnywhere(d, snapshot);
    case 'broken':
      return (d) =>
        d.kind === 'record' &&
        (snapshot.file(d.path)?.references ?? []).some(
          (r) => r.form !== 'field' && snapshot.resolve(r, d.path).kind !== 'found',
        );
    default:
      return () => false;
  }
}

function leadsAnywhere(document: SearchDocument, snapshot: Snapshot): boolean {
  const references = snapshot.file(document.path)?.references ?? [];
  return references.some((r) => snapshot.resolve(r, document.path).kind === 'found');
}

/** A record itself; of an excerpt the record it is taken from. */
function recordOf(document: SearchDocument, snapshot: Snapshot): RecordEntry | undefined {
  return document.kind === 'excerpt' ? snapshot.ownerOf(document.path) : snapshot.recordAt(document.path);
}

function excerptsOf(document: SearchDocument, snapshot: Snapshot): readonly Located[] {
  if (document.kind === 'excerpt') return [document];
  if (document.kind !== 'record') return [];
  return snapshot.fragmentsOf(document.path, 'excerpt');
}

/** Who coded an excerpt: whoever it names, else the coder whose file it stands in. */
export function coderOf({ path, definition }: Located): string | undefined {
  return textAt(definition.fields, 'by') ?? fileCoderOf(path);
}

/** Folded ids of the people whose role begins like this. */
function peopleWithRole(wanted: string, snapshot: Snapshot): ReadonlySet<string> {
  const people = Array.from(snapshot.definitions('person'), (l) => l.definition);
  const meant = people.filter(({ fields }) => searchForm(textAt(fields, 'role') ?? '').startsWith(wanted));
  return new Set(meant.map(({ name }) => fold(name)));
}

/** What claims rest on: excerpts, and records that are cited as a whole. */
function* evidenceOf(claims: ReadonlySet<string>, snapshot: Snapshot): Steps<ReadonlySet<Definition>> {
  const evidence = new Set<Definition>();
  for (const { id, path, facts } of snapshot.recordsOfType('claim')) {
    if (!claims.has(fold(id))) continue;
    for (const reference of facts.references) {
      if (reference.field !== 'evidence.ref') continue;
      const resolution = snapshot.resolve(reference, path);
      if (resolution.kind === 'found') evidence.add((resolution.fragment ?? resolution.target).definition);
    }
    yield;
  }
  return evidence;
}

function labelOf(type: string | undefined, snapshot: Snapshot): string {
  return snapshot.vocabulary.types.get(type ?? '')?.label ?? '';
}

/** The records of a type that a filter's value means: by id, by what follows the id's hyphen, or by a part of the title. */
function* recordsMeant(type: string, value: string, snapshot: Snapshot): Steps<ReadonlySet<string>> {
  const id = idForm(value);
  const title = searchForm(value);
  const byId = new Set<string>();
  const byTitle = new Set<string>();
  for (const record of snapshot.recordsOfType(type)) {
    const name = fold(record.id);
    if (idForm(record.id) === id || idForm(record.id.slice(record.id.indexOf('-') + 1)) === id)
      byId.add(name);
    else if (searchForm(record.title ?? '').includes(title)) byTitle.add(name);
    yield;
  }
  return byId.size > 0 ? byId : byTitle;
}

/** The names, folded, that an id typed with or without hyphen and zeros means. */
function* named(value: string, snapshot: Snapshot): Steps<ReadonlySet<string>> {
  const id = idForm(value);
  const meant = new Set([fold(value)]);
  for (const record of snapshot.records()) {
    if (idForm(record.id) === id) meant.add(fold(record.id));
    yield;
  }
  for (const { definition } of snapshot.definitions('person')) {
    if (idForm(definition.name) === id) meant.add(fold(definition.name));
    yield;
  }
  return meant;
}

/** The files with a link to one of these names. */
function* filesLinkingTo(
  names: ReadonlySet<string>,
  snapshot: Snapshot,
  counts: (link: Link) => boolean = () => true,
): Steps<ReadonlySet<string>> {
  const files = new Set<string>();
  for (const name of names) {
    for (const link of yield* snapshot.linksToNameInSteps(name)) if (counts(link)) files.add(link.path);
    yield;
  }
  return files;
}

/** The code of this id and all below it, folded. */
export function codesBelow(value: string, snapshot: Snapshot): ReadonlySet<string> {
  const codes = new Set([fold(value)]);
  const all = [...snapshot.definitions('code')].map((l) => l.definition);
  for (let before = 0; before < codes.size;) {
    before = codes.size;
    for (const code of all)
      if (code.parent !== undefined && codes.has(fold(code.parent))) codes.add(fold(code.name));
  }
  return codes;
}

function dateOf(entry: RecordEntry | undefined): string {
  return textAt(entry?.facts.root, 'date') ?? textAt(entry?.facts.root, 'year') ?? '';
}
