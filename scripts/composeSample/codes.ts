import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** A code's id in the sample's codebook. */
export type Code = string;

const ids = activeCodes(parse(fs.readFileSync(path.join(__dirname, '../../sample/codebook.yaml'), 'utf8')));

/** The code that a mark in a building block means: `wish` is `rai.wish`. @throws when no active code is called so. */
export function codeOf(mark: string): Code {
  const id = ids.find((code) => code === mark || code.slice(code.lastIndexOf('.') + 1) === mark);
  if (id === undefined) throw new Error(`The codebook has no active code ${mark}.`);
  return id;
}

function activeCodes(tree: unknown): readonly Code[] {
  if (Array.isArray(tree)) return tree.flatMap(activeCodes);
  if (typeof tree !== 'object' || tree === null) return [];
  const own = 'id' in tree && typeof tree.id === 'string' && 'state' in tree && tree.state === 'active';
  return [...(own ? [String(tree.id)] : []), ...activeCodes('codes' in tree ? tree.codes : undefined)];
}
