import { t } from '@vscode/l10n';
import { stateLabel } from '../../analysis/claims';
import type { MapFilter } from '../../analysis/mapFilter';
import type { MapKind, MapRelation } from '../../model/mapSigns';

/** What things on the map are called. */
export function kindWord(kind: MapKind): string {
  const words: Record<MapKind, string> = {
    claim: t('Claim'),
    session: t('Session'),
    excerpt: t('Excerpt'),
    record: t('Record'),
    site: t('Site'),
    reference: t('Work'),
  };
  return words[kind];
}

/** A relation, told from its source: an excerpt «supports» a claim. */
export function relationWord(relation: MapRelation): string {
  const words: Record<MapRelation, string> = {
    supports: t('supports'),
    challenges: t('challenges'),
    qualifies: t('qualifies'),
    'none-found': t('looked and found none'),
    other: t('other evidence'),
    confirmed: t('confirmed'),
    contested: t('contested'),
    nuanced: t('nuanced'),
    'new-question': t('new question'),
    'no-response': t('no response'),
    shown: t('shown'),
    from: t('is from'),
    at: t('is from the site'),
    makes: t('makes the claim'),
    cites: t('cites'),
  };
  return words[relation];
}

/** A relation, told from where it leads, in words that stand before the source: «supported by» an excerpt. */
export function relationWordBack(relation: MapRelation): string {
  const words: Record<MapRelation, string> = {
    supports: t('supported by'),
    challenges: t('challenged by'),
    qualifies: t('qualified by'),
    'none-found': t('looked and found none in'),
    other: t('other evidence in'),
    confirmed: t('confirmed at'),
    contested: t('contested at'),
    nuanced: t('nuanced at'),
    'new-question': t('new question at'),
    'no-response': t('no response at'),
    shown: t('shown at'),
    from: t('has the excerpt'),
    at: t('has the record'),
    makes: t('made in'),
    cites: t('cited in'),
  };
  return words[relation];
}

/** What a map is called: by the repository's name and what it was narrowed down to. */
export function mapTitle(name: string | undefined, filter: MapFilter): string {
  const { claim, site, potential, state } = filter;
  const parts = [name, claim, site, potential, state === undefined ? undefined : stateLabel(state)];
  return [t('Evidence map'), ...parts.filter((part) => part !== undefined)].join(' · ');
}
