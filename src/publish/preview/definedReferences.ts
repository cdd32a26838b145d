import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';

/** Whether the document itself says what a label in brackets stands for, as CommonMark has it: `[@name]: https://…`. */
export function isDefined(state: StateInline, label: string): boolean {
  const environment: unknown = state.env;
  if (typeof environment !== 'object' || environment === null || !('references' in environment)) return false;
  const { references } = environment;
  if (typeof references !== 'object' || references === null) return false;
  return Object.hasOwn(references, state.md.utils.normalizeReference(label));
}
