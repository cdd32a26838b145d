import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import { textAt } from '../../model/value';
import { splitFrontMatter } from '../../syntax/frontMatter';
import { readYaml } from '../../syntax/readYaml';
import { hasTurns } from '../../syntax/record';

/** The parses under way whose document is of a type in which people speak and field notes are taken. */
const transcripts = new WeakSet<object>();

/** Notes at the beginning of a parse whether the document can hold turns and field-note marks: by its type. */
export function noteTranscript(state: StateCore): void {
  const { yaml } = splitFrontMatter(state.src);
  if (!yaml || !isObject(state.env)) return;
  const { root } = readYaml(state.src, yaml.start, yaml.end, '');
  if (hasTurns(textAt(root, 'type'))) transcripts.add(state.env);
  else transcripts.delete(state.env);
}

/** Whether the document of a parse can hold turns and field-note marks. */
export function isTranscript(state: StateBlock | StateCore): boolean {
  return isObject(state.env) && transcripts.has(state.env);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
