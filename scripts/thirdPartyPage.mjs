import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '..');
const pages = fs.readdirSync(path.join(root, 'src/webview')).filter((name) => name.endsWith('.ts'));
const entries = [
  'src/extension.ts',
  'src/extension.web.ts',
  'src/worker.ts',
  'src/worker.web.ts',
  'src/cli/main.ts',
  ...pages.map((name) => `src/webview/${name}`),
];
const intro = `# Third-party software

What the extension and the command line carry with them, from npm. Everything else that \`package.json\` names is used for building and testing only. Written by \`npm run third-party\`.

| Package | Version | Licence |
|---|---|---|
`;

/**
 * The page that names every package whose code is in the bundles, with its version and licence.
 * @returns {Promise<string>} Markdown
 */
export async function thirdPartyPage() {
  const { metafile } = await build({
    entryPoints: entries.filter((entry) => fs.existsSync(path.join(root, entry))),
    absWorkingDir: root,
    bundle: true,
    write: false,
    outdir: 'unused',
    platform: 'node',
    external: ['vscode'],
    metafile: true,
    logLevel: 'silent',
  });
  const folders = new Set(
    Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? packageFolderOf(file) : [])),
  );
  const packages = [...folders].map((folder) => {
    /** @type {unknown} */
    const manifest = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const { name, version, license } = /** @type {{ name: string, version: string, license?: string }} */ (
      manifest
    );
    return {
      row: `| ${name} | ${version} | ${license ?? 'see its repository'} |\n`,
      notice: `## ${name}\n\n\`\`\`text\n${noticeIn(folder)}\n\`\`\`\n`,
    };
  });
  const rows = [...new Set(packages.map((p) => p.row))].sort();
  const notices = [...new Set(packages.map((p) => p.notice))].sort();
  return `${intro}${rows.join('')}\n${notices.join('\n')}`;
}

/**
 * The licence as the package states it, which has to travel with its code.
 * @param {string} folder
 */
function noticeIn(folder) {
  const file = fs.readdirSync(path.join(root, folder)).find((name) => /^(?:licen[cs]e|copying)/i.test(name));
  if (file === undefined) return 'The package carries no licence file; the licence is the one named above.';
  return fs
    .readFileSync(path.join(root, folder, file), 'utf8')
    .replaceAll('\r\n', '\n')
    .trim();
}

/**
 * @param {string} file a bundled file, relative to the root
 * @returns {string[]} the folder of the package it belongs to, or nothing for our own files
 */
function packageFolderOf(file) {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file);
  return match ? [match[0]] : [];
}
