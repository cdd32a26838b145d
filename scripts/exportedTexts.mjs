import fs from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

const root = path.join(import.meta.dirname, '..');

/**
 * The texts of all calls of `t`, as l10n/bundle.l10n.json has them.
 * @returns {Promise<string>}
 */
export async function exportedTexts() {
  const folder = path.join(root, 'src');
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts'));
  const sources = files.map((file) => ({
    extension: '.ts',
    contents: withNamespace(fs.readFileSync(path.join(folder, file), 'utf8')),
  }));
  const texts = Object.entries(await getL10nJson(sources));
  return `${JSON.stringify(Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;
}

/**
 * The exporter sees `l10n.t(…)` and misses `t(…)`, which is what the floors without an editor write.
 * @param {string} source
 */
function withNamespace(source) {
  const named = /import \{ (?:\w+, )*t \} from '@vscode\/l10n';/;
  if (!named.test(source)) return source;
  return source.replace(named, "import * as l10n from '@vscode/l10n';").replace(/(?<![\w.])t\(/g, 'l10n.t(');
}
