import fs from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import { installServer } from '../../../scripts/codeServer';
import manifest from '../../../package.json';

const root = path.join(__dirname, '../../..');

/** A piece of a text with the scopes that it has, apart from those of the text as a whole. */
export interface Piece {
  readonly text: string;
  readonly scopes: readonly string[];
}

/**
 * VS Code's own grammar for Markdown with what package.json adds to it, as the editor puts them together.
 * The VS Code server is installed where it is not there yet: grammars are nothing without the ones they go into.
 */
export async function markdownGrammar(): Promise<IGrammar> {
  const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const extensions = path.join(path.dirname(installServer().entry), '../../lib/vscode/extensions');
  const files = new Map([
    ...grammarsOf(path.join(extensions, 'markdown-basics')),
    ...grammarsOf(path.join(extensions, 'yaml')),
    ...grammarsOf(root),
  ]);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const file = files.get(scope);
      return Promise.resolve(
        file === undefined ? null : parseRawGrammar(fs.readFileSync(file, 'utf8'), file),
      );
    },
    getInjections: (scope) =>
      manifest.contributes.grammars.filter((g) => g.injectTo.includes(scope)).map((g) => g.scopeName),
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  if (!grammar) throw new Error('VS Code has no grammar for Markdown.');
  return grammar;
}

/** The pieces of a text, line by line. */
export function piecesOf(grammar: IGrammar, text: string): readonly Piece[] {
  let state = INITIAL;
  return text.split('\n').flatMap((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1),
    }));
  });
}

/** The grammars that an extension contributes: their files by scope. */
function grammarsOf(extension: string): readonly (readonly [scope: string, file: string])[] {
  const { contributes } = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8')) as {
    contributes: { grammars: readonly { scopeName: string; path: string }[] };
  };
  return contributes.grammars.map((g) => [g.scopeName, path.join(extension, g.path)]);
}
