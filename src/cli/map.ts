import { t } from '@vscode/l10n';
import { type EvidenceMap, evidenceMapOf } from '../analysis/evidenceMap';
import { filterMap, type MapFilter } from '../analysis/mapFilter';
import { atOnce } from '../model/steps';
import { pictureOf } from '../publish/map/picture';
import { mapSvg } from '../publish/map/svg';
import { mapTitle } from '../publish/map/words';
import { type Command, json, refusal } from './command';

/** Options that narrow the map down. */
const FILTERS = ['claim', 'site', 'potential', 'state'] as const satisfies readonly (keyof MapFilter)[];

/** `red-thread map DIR [--claim … --site …]`: claims with all that speaks to them, as a picture or for programs. */
export const map: Command = {
  name: 'map',
  operands: ['DIR'],
  formats: ['svg', 'json'],
  options: Object.fromEntries(FILTERS.map((key) => [key, false])),
  summary: () => t('Draw the evidence map: claims with all that speaks to them.'),
  async run(repository, _operands, format, { options }) {
    // Works are named by their bibliography.
    await repository.settled();
    const filter: MapFilter = Object.fromEntries(
      FILTERS.flatMap((key) => (typeof options[key] === 'string' ? [[key, options[key]]] : [])),
    );
    const shown = filterMap(atOnce(evidenceMapOf(repository.snapshot)), filter);
    const said = Object.entries(filter);
    if (said.length > 0 && shown.nodes.length === 0) {
      const options = said.map(([key, value]) => `--${key} ${value}`).join(' ');
      return refusal(t('Nothing on the map fits {0}.', options));
    }
    const title = mapTitle(repository.snapshot.configuration.name, filter);
    const output = format === 'json' ? json(written(shown)) : atOnce(mapSvg(atOnce(pictureOf(shown)), title));
    return { output, exitCode: 0 };
  },
};

/** A map for programs: ids, names and relations, and no words of the material. */
function written({ nodes, edges }: EvidenceMap): object {
  return {
    nodes: nodes.map(({ id, kind, label, title, type, sites, potentials, state, located }) => ({
      id,
      kind,
      label,
      title: title ?? null,
      type: type ?? null,
      sites,
      potentials,
      state: state ?? null,
      file: located?.path ?? null,
    })),
    edges,
  };
}
