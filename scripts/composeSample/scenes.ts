import { type Block, fieldOf, readBlocks } from './blocks';
import type { Citizen, Person } from './cast';

/** A situation with its arc: who meets, where, how it opens and ends. */
export interface Scene {
  readonly situation: string;
  readonly kind: string;
  readonly form: 'transcript' | 'notes';
  readonly groups: readonly string[];
  readonly sites: readonly string[];
  readonly voice: string;
  /** The professional's work. */
  readonly by: string;
  /** The third at the table: arbejdsgiver, tolk … */
  readonly other: string | undefined;
  readonly title: string;
  readonly block: Block;
}

export function readScenes(): readonly Scene[] {
  const talks = ['scenesSick', 'scenesJob', 'scenesMore'].flatMap(readBlocks).map((block): Scene => {
    const [situation = '', kind = '', groups = '', sites = '', voice = '', by = ''] = block.head;
    return scene(block, { situation, kind, form: 'transcript', groups, sites, voice, by });
  });
  const notes = readBlocks('scenesNotes').map((block): Scene => {
    const [situation = '', kind = '', groups = '', sites = '', by = ''] = block.head;
    return scene(block, { situation, kind, form: 'notes', groups, sites, voice: '*', by });
  });
  return [...talks, ...notes];
}

interface Head {
  readonly situation: string;
  readonly kind: string;
  readonly form: Scene['form'];
  readonly groups: string;
  readonly sites: string;
  readonly voice: string;
  readonly by: string;
}

function scene(block: Block, head: Head): Scene {
  return {
    ...head,
    groups: head.groups.split(' '),
    sites: head.sites.split(' ').map((site) => (site === '*' ? site : `SITE-${site}`)),
    other: block.fields.get('o'),
    title: fieldOf(block, 'titel'),
    block,
  };
}

/** Whether a scene can be this citizen's. `loosely` leaves out how much the citizen talks. */
export function suits(scene: Scene, citizen: Citizen, staff: readonly Person[], loosely: boolean): boolean {
  const has = (work: string | undefined): boolean =>
    work === undefined || staff.some((p) => p.site === citizen.site && p.work === work);
  return (
    allows(scene.groups, citizen.group) &&
    allows(scene.sites, citizen.site) &&
    (loosely || scene.voice === '*' || scene.voice === citizen.voice) &&
    has(scene.by) &&
    has(scene.other)
  );
}

function allows(list: readonly string[], word: string): boolean {
  return list.includes('*') || list.includes(word);
}
