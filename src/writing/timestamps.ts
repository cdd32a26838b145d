/** A time in a text, `[00:12:03]` or `[12:03]`, as transcripts have it. */
const STAMP = /\[(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?\]/g;

/** A time as it stands in texts, `[00:12:03]`; hours go on behind 99. */
export function stampOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return `[${parts.map((part) => String(part).padStart(2, '0')).join(':')}]`;
}

/**
 * The time into the recording that a new timestamp tells: that of the last one above, and what has passed since it
 * was inserted. So a timestamp that somebody corrects is what the next one goes on from. Without any above, the
 * recording begins now.
 * @param above the text in front of the new timestamp.
 * @param passed seconds since the last one was inserted; 0 when that is not known.
 */
export function elapsedStamp(above: string, passed: number): string {
  const last = [...above.matchAll(STAMP)].at(-1);
  if (!last) return stampOf(0);
  const [, hours = '0', minutes = '0', seconds = '0'] = last;
  return stampOf(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + passed);
}
