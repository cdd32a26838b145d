import { t } from '@vscode/l10n';
import { fold } from '../model/ids';
import { CONSIDERED_LIST, packFiles } from '../publish/pack/packFiles';
import { planPack } from '../publish/pack/pack';
import { audiences, packLanguages } from '../publish/pack/packTexts';
import { type Command, json, listOf, refusal } from './command';

/** The types of records that packs are made for. */
const SESSIONS: ReadonlySet<string | undefined> = new Set(['flip-session', 'seminar']);

/** `red-thread pack DIR SESSION --out FOLDER`: what a session's audience may see of its claims and their evidence. */
export const pack: Command = {
  name: 'pack',
  operands: ['DIR', 'SESSION'],
  options: { audience: false, sites: false, claims: false, 'pack-language': false },
  summary: () => t('Make the pack for a session: what its audience may see.'),
  async run(repository, [id = ''], format, { options }) {
    // Whose words a passage holds is known once all excerpts are found in their records.
    await repository.settled();
    const { snapshot } = repository;
    const session = [...snapshot.records()].find((r) => SESSIONS.has(r.type) && fold(r.id) === fold(id));
    if (!session) return refusal(t('There is no session {0}.', id));
    const audience = audiences.find((a) => a === options['audience']);
    if (options['audience'] !== undefined && !audience) {
      return refusal(t('The audience is one of: {0}.', audiences.join(', ')));
    }
    const language = packLanguages.find((l) => l === (options['pack-language'] ?? 'da'));
    if (!language) return refusal(t('The language of a pack is one of: {0}.', packLanguages.join(', ')));
    const sites = listOf(options['sites']);
    const claims = listOf(options['claims']);
    const isMissing = (type: string, id: string): boolean =>
      snapshot.named(id).every(({ path }) => snapshot.recordAt(path)?.type !== type);
    // A slip in a site would make everybody there count as being from elsewhere.
    const noSite = sites?.find((site) => isMissing('site', site));
    if (noSite !== undefined) return refusal(t('There is no site {0}.', noSite));
    const noClaim = claims?.find((claim) => isMissing('claim', claim));
    if (noClaim !== undefined) return refusal(t('There is no claim {0}.', noClaim));
    const planned = planPack(snapshot, session, {
      language,
      today: new Date().toISOString().slice(0, 10),
      ...(audience ? { audience } : {}),
      ...(sites ? { sites } : {}),
      ...(claims ? { claims } : {}),
    });
    const made = packFiles(snapshot, planned);
    if (made.kind === 'names') {
      return refusal(
        t('The title or a claim names {0}, which practice should not see. Reword it.', made.ids.join(', ')),
      );
    }
    const considered = made.files.find((file) => file.name === CONSIDERED_LIST)?.text ?? '';
    const output = format === 'json' ? json({ ...planned }) : considered;
    return { output, files: made.files, exitCode: 0 };
  },
};
