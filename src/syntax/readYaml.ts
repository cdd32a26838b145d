import { scanPlainYaml } from './plainYaml';
import { type ParsedYaml, parseYaml } from './yaml';

/**
 * Reads YAML between two offsets, quickly where it is plain and with the library where it is not;
 * which of them did it cannot be told from the result.
 * @param path the file's path, for problems that point to a second place in it.
 */
export function readYaml(text: string, from: number, to: number, path: string): ParsedYaml {
  const plain = scanPlainYaml(text, from, to);
  return plain ? { ...plain, problems: [] } : parseYaml(text, from, to, path);
}
