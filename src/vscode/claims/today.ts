import type { Act } from '../../writing/claimFile';
import { localDate } from '../localDate';
import { authorSetting } from '../settings';

/** Whoever works here, today. */
export function actNow(): Act {
  return { by: authorSetting(), date: localDate(new Date()) };
}
