import { t } from '@vscode/l10n';
import type { Reference } from '../model/facts';
import type { Problem } from '../model/problem';
import { covers, type Span } from '../model/span';
import type { List, Scalar, Value } from '../model/value';
import { detached } from './detached';
import { partsOf, wikilinksIn } from './wikilinks';

/** References in YAML, and the links that somebody forgot to put in quotation marks. */
export interface YamlReferences {
  readonly references: readonly Reference[];
  readonly problems: readonly Problem[];
}

/** A whole scalar of this form may be a reference: an id, a code, a file name, perhaps with a fragment. */
const NAME_FORM = /^(\p{L}[\p{L}\d_]*(?:[-.][\p{L}\d_]+)*)(?:#(\^?[\p{L}\d_.-]+))?$/u;
/** Fields of every record whose words are no names: a single word without hyphen or dot is no reference there. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(
  'type title status lang kind sensitivity capture transcript role rel outcome state level'.split(' '),
);
/** Names itself, so it does not point. */
const NAME = 'id';
/** Somebody's words: what looks like a link there was said, not written. */
const SPEECH: ReadonlySet<string> = new Set(['quote', 'prefix', 'suffix', 'translation']);
/** Hold codes and nothing else, so that any word is one. */
const CODES: ReadonlySet<string> = new Set(['codes', 'merged_into', 'sequence']);

/**
 * Collects what may point somewhere. A `field` reference is a candidate only: whether it counts is decided
 * by the vocabulary and by whether it leads anywhere, so it is never a problem here.
 */
export function yamlReferences(text: string, root: Value | undefined): YamlReferences {
  const references: Reference[] = [];
  const problems: Problem[] = [];

  const visit = (value: Value, field: string, key: string): void => {
    if (value.kind === 'scalar') {
      references.push(...referencesOf(text, value, field, key));
    } else if (value.kind === 'mapping') {
      for (const entry of value.entries) {
        if (
          !entry.value ||
          entry.key === NAME ||
          SPEECH.has(entry.key) ||
          !covers(value.span, entry.value.span)
        )
          continue;
        visit(entry.value, field ? detached(`${field}.${entry.key}`) : entry.key, entry.key);
      }
    } else {
      const flow = flowLink(text, value, field);
      if (flow) {
        references.push(flow);
        problems.push(unquoted(text, flow));
        return;
      }
      // What an alias repeats stands elsewhere and is read there.
      for (const item of value.items) if (covers(value.span, item.span)) visit(item, field, key);
    }
  };
  if (root) visit(root, '', '');
  return { references, problems };
}

function referencesOf(text: string, scalar: Scalar, field: string, key: string): Reference[] {
  if (scalar.type === 'null' || scalar.text === '') return [];
  if (CODES.has(key)) return [wholeScalar(text, scalar, scalar.text, undefined, field)];
  if (scalar.type !== 'string') return [];
  const [, name, fragment] = NAME_FORM.exec(scalar.text) ?? [];
  const isWord = PLAIN_WORDS.has(key) && !/[-.]/.test(name ?? '');
  if (name !== undefined && !isWord) return [wholeScalar(text, scalar, name, fragment, field)];
  if (!scalar.text.includes('[[')) return [];
  const links = wikilinksIn(text, scalar.span.start, scalar.span.end, () => true);
  return field ? links.map((link) => ({ ...link, field })) : links;
}

function wholeScalar(
  text: string,
  scalar: Scalar,
  target: string,
  fragment: string | undefined,
  field: string,
): Reference {
  const span = innerSpan(text, scalar);
  const literal = text.startsWith(scalar.text, span.start);
  const targetSpan = literal ? { start: span.start, end: span.start + target.length } : span;
  return {
    form: 'field',
    target: detached(target),
    ...(fragment === undefined ? {} : { fragment: detached(fragment) }),
    span,
    targetSpan,
    ...(fragment !== undefined && literal
      ? { fragmentSpan: { start: targetSpan.end + 1, end: span.end } }
      : {}),
    ...(field ? { field } : {}),
  };
}

/** Where the text of a scalar stands, without quotation marks; all of it where it is not written literally. */
export function innerSpan(text: string, scalar: Scalar): Span {
  const { start, end } = scalar.span;
  // A quotation mark that is never closed can stand alone.
  const quoted = end - start >= 2 && (text[start] === '"' || text[start] === "'");
  if (quoted && text.slice(start + 1, end - 1) === scalar.text) return { start: start + 1, end: end - 1 };
  return scalar.span;
}

/** `[[OBS-012]]` without quotation marks: to YAML a list in a list. */
function flowLink(text: string, list: List, field: string): Reference | undefined {
  const [inner] = list.items;
  if (list.items.length !== 1 || inner?.kind !== 'list' || inner.items.some((item) => item.kind !== 'scalar'))
    return undefined;
  const { start, end } = list.span;
  if (!text.startsWith('[[', start) || !text.startsWith(']]', end - 2)) return undefined;
  const parts = partsOf(text, start + 2, end - 2);
  if (!parts || parts.target.includes(',')) return undefined;
  return { form: 'flow', span: list.span, ...parts, ...(field ? { field } : {}) };
}

function unquoted(text: string, link: Reference): Problem {
  const inner = text.slice(link.span.start + 2, link.span.end - 2).trim();
  const replacement = NAME_FORM.test(inner)
    ? inner
    : `"${text.slice(link.span.start, link.span.end).replace(/[\\"]/g, '\\$&')}"`;
  return {
    rule: 'link-unquoted',
    span: link.span,
    message: t(
      'To YAML, [[{0}]] without quotation marks is a list in a list. It is read as a link all the same.',
      link.target,
    ),
    fixes: [{ kind: 'replace', title: t('Write {0}', replacement), span: link.span, text: replacement }],
  };
}
