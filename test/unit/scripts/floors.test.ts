import assert from 'node:assert/strict';
import path from 'node:path';
import { RuleTester } from 'eslint';
import { parser } from 'typescript-eslint';
import { floorOf, floors } from '../../../scripts/floors.mjs';
import { floorRule } from '../../../scripts/floorRule.mjs';

const source = path.resolve(__dirname, '../../../src');
const tester = new RuleTester({ languageOptions: { parser } });

function at(file: string, code: string) {
  return { name: `${file}: ${code}`, filename: path.join(source, file), code, options: [{ source }] };
}

function refused(file: string, code: string, messageId: string) {
  return { ...at(file, code), errors: [{ messageId }] };
}

tester.run('floors/direction', floorRule, {
  valid: [
    at('syntax/links.ts', "import type { Span } from '../model/span';"),
    at('checks/links.ts', "import { each } from './each';"),
    at('language/fixes.ts', "import { rules } from '../checks/rules';"),
    at('vscode/hover.ts', "import * as vscode from 'vscode'; import { hoverAt } from '../language/hover';"),
    at('cli/main.ts', "import fs from 'node:fs'; import { index } from '../repository/index';"),
    at('extension.ts', "import { compose } from './composition';"),
    at('language/fields.ts', "import fields from '../../media/fields.json';"),
    at('syntax/yaml.ts', "import { parseDocument } from 'yaml';"),
    { ...at('../test/unit/a.test.ts', "import { x } from '../../src/model/x';") },
  ],
  invalid: [
    refused('model/span.ts', "import { parse } from '../syntax/parse';", 'upward'),
    refused('model/span.ts', "import type { Parsed } from '../syntax/parse';", 'upward'),
    refused('model/span.ts', "export * from '../repository/snapshot';", 'upward'),
    refused('model/span.ts', "export { a } from '../repository/snapshot';", 'upward'),
    refused('model/span.ts', "type P = import('../syntax/parse').Parsed;", 'upward'),
    refused('model/span.ts', "const p = import('../syntax/parse');", 'upward'),
    refused('search/rank.ts', "import { check } from '../checks/links';", 'upward'),
    refused('protocol/message.ts', "import { parse } from '../syntax/parse';", 'upward'),
    refused('webview/map.ts', "import { index } from '../repository/index';", 'upward'),
    refused('vscode/hover.ts', "import { compose } from '../composition';", 'upward'),
    refused('cli/main.ts', "import { toRange } from '../vscode/range';", 'upward'),
    refused('composition.ts', "import { activate } from './extension';", 'upward'),
    refused('language/hover.ts', "import type { Hover } from 'vscode';", 'vscode'),
    refused('cli/main.ts', "import * as vscode from 'vscode';", 'vscode'),
    refused('repository/index.ts', "import fs from 'node:fs';", 'builtin'),
    refused('repository/index.ts', "const fs = require('fs');", 'builtin'),
    refused('repository/index.ts', "import fs = require('fs');", 'builtin'),
    refused('model/span.ts', "import { corpus } from '../../test/support/corpus';", 'outside'),
    refused('helpers/text.ts', 'export const a = 1;', 'unknown'),
    refused('model/span.ts', "import { a } from '../helpers/text';", 'unknown'),
  ],
});

describe('the list of floors', () => {
  it('names only floors', () => {
    for (const { imports } of Object.values(floors)) {
      for (const name of imports) assert.ok(name in floors, name);
    }
  });

  it('has no cycle', () => {
    const below = (name: string, path: readonly string[]): void => {
      assert.ok(!path.includes(name), [...path, name].join(' → '));
      for (const next of floors[name]?.imports ?? []) below(next, [...path, name]);
    };
    for (const name of Object.keys(floors)) below(name, []);
  });

  it('knows the floor of files, entries and import paths', () => {
    assert.equal(floorOf('model/span.ts'), 'model');
    assert.equal(floorOf('extension.web.ts'), 'entry');
    assert.equal(floorOf('composition'), 'composition');
    assert.equal(floorOf('model'), 'model');
    assert.equal(floorOf('other.ts'), undefined);
    assert.equal(floorOf('constructor/a.ts'), undefined);
  });
});
