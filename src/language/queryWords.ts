import { t } from '@vscode/l10n';
import { type PassageQuery, parsePassageQuery, type Reach } from '../analysis/passageQuery';
import type { Snapshot } from '../repository/snapshot';
import { siteLabel } from './about';
import { codeLabel } from './codePath';

/**
 * What a query for passages asks for, in words: «Raising near Uptake · Kommune B». Empty where it asks for nothing.
 * @param language of the labels of codes.
 */
export function queryWords(snapshot: Snapshot, query: string, language: string): string {
  return new Wording(snapshot, language).all(parsePassageQuery(query));
}

class Wording {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly language: string,
  ) {}

  /** As a list of what has to hold. */
  all(query: PassageQuery): string {
    const parts = query.kind === 'all' ? query.parts : [query];
    return parts.map((part) => this.words(part, parts.length > 1 && part.kind === 'any')).join(' · ');
  }

  /** @param isPart of something larger, so that parentheses are needed where there are several parts. */
  private words(query: PassageQuery, isPart: boolean): string {
    switch (query.kind) {
      case 'filter':
        return this.filterWords(query.filter);
      case 'words':
        return t('“{0}”', query.typed);
      case 'not':
        return t('not {0}', this.words(query.part, true));
      case 'all': {
        const text = query.parts.map((part) => this.words(part, true)).join(' · ');
        return isPart && query.parts.length > 1 ? `(${text})` : text;
      }
      case 'any': {
        const [first = '', ...others] = query.parts.map((part) => this.words(part, true));
        const text = others.reduce((left, right) => t('{0} or {1}', left, right), first);
        return isPart && others.length > 0 ? `(${text})` : text;
      }
      case 'chain': {
        const text = query.links.reduce(
          (before, { reach, without, to }) => togetherWords(reach, without, before, this.words(to, true)),
          this.words(query.first, true),
        );
        return isPart ? `(${text})` : text;
      }
    }
  }

  private filterWords({ key, value }: Extract<PassageQuery, { kind: 'filter' }>['filter']): string {
    switch (key) {
      case 'code':
        return codeLabel(this.snapshot, value, this.language);
      case 'type':
        return this.snapshot.vocabulary.types.get(value)?.label ?? value;
      case 'site':
        return siteLabel(this.snapshot, value);
      case 'coder':
        return t('coded by {0}', value);
      case 'after':
        return t('from {0} on', value);
      case 'before':
        return t('before {0}', value);
      case 'links':
        return t('with a link to {0}', value);
      default:
        return value;
    }
  }
}

function togetherWords(reach: Reach, without: boolean, a: string, b: string): string {
  switch (reach.kind) {
    case 'overlap':
      return without ? t('{0} without {1}', a, b) : t('{0} and {1} on the same words', a, b);
    case 'record':
      return without
        ? t('{0} without {1} in the same record', a, b)
        : t('{0} and {1} in the same record', a, b);
    case 'turns':
      if (reach.most > 0) return without ? t('{0} without {1} nearby', a, b) : t('{0} near {1}', a, b);
      return without ? t('{0} without {1} in the same turn', a, b) : t('{0} and {1} in the same turn', a, b);
  }
}
