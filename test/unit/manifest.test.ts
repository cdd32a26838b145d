import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { exportedTexts } from '../../scripts/exportedTexts.mjs';
import { rules } from '../../src/model/rules';
import manifest from '../../package.json';
import texts from '../../package.nls.json';

const root = path.join(import.meta.dirname, '../..');
const { contributes } = manifest;
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const code = sourcesBelow('src').join('\n');

describe('package.json and the code', () => {
  it('contribute and implement the same commands', () => {
    const implemented = matchesIn(sourcesBelow('src/vscode/commands').join('\n'), /^ *'(redThread\.\w+)':/gm);
    assert.deepEqual(sorted(contributes.commands.map((c) => c.command)), sorted(implemented));
  });

  it('contribute and implement the same views', () => {
    const implemented = matchesIn(code, /viewOf\('(redThread\.\w+)'/g);
    assert.deepEqual(sorted(viewIds()), sorted(implemented));
  });

  it('contribute and read the same settings', () => {
    const read = matchesIn(code, /(?:getConfiguration\(SECTION[^)]*\)\s*\.get|\bchosen)\(\s*'([\w.]+)'/g);
    const contributed = Object.keys(contributes.configuration.properties).map((k) =>
      k.replace('redThread.', ''),
    );
    assert.deepEqual(sorted(read), sorted(contributed));
  });

  it('use and set the same context keys', () => {
    const known = new Set([...viewIds(), ...contributes.submenus.map((m) => m.id)]);
    const conditions = [...whenClauses(), ...completionsOf('onContext')];
    const used = matchesIn(conditions.join('\n'), /(redThread\.\w+)/g).filter((name) => !known.has(name));
    const set = matchesIn(code, /(?:\bset\(|'setContext',)\s*'(redThread\.\w+)'/g);
    assert.deepEqual(sorted(used), sorted(set));
  });

  it('name the same rules with the same weights', () => {
    const { properties } = contributes.configuration.properties['redThread.rules'];
    const weights = Object.entries(properties).map(([rule, schema]) => [rule, schema.default]);
    assert.deepEqual(Object.fromEntries(weights), rules);
    for (const [rule, schema] of Object.entries(properties)) {
      assert.deepEqual(schema.enum, ['error', 'warning', 'information', 'hint', 'off'], rule);
    }
  });
});

describe('package.json', () => {
  it('has a text for each key, and no text without one', () => {
    const used = matchesIn(JSON.stringify(manifest), /"%([^%]+)%"/g);
    assert.deepEqual(sorted(used), sorted(Object.keys(texts)));
  });

  it('speaks of no command and no view that it does not contribute', () => {
    const commands = new Set(contributes.commands.map((c) => c.command));
    const inMenus = Object.values(contributes.menus).flatMap((items) =>
      items.flatMap((item) => ('command' in item ? [item.command] : [])),
    );
    const inTexts = matchesIn(Object.values(texts).join('\n'), /\(command:(redThread\.\w+)\)/g);
    for (const command of [...inMenus, ...inTexts]) assert.ok(commands.has(command), command);
    for (const { view } of contributes.viewsWelcome) assert.ok(viewIds().includes(view), view);
  });

  it('has a walkthrough whose steps can be completed', () => {
    const commands = matchesIn(code, /'(_?redThread\.\w+)'/g);
    for (const command of completionsOf('onCommand')) assert.ok(commands.includes(command), command);
    for (const view of completionsOf('onView')) assert.ok(viewIds().includes(view), view);
    const kinds = ['onCommand', 'onView', 'onContext'].flatMap((kind) => completionsOf(kind));
    assert.equal(kinds.length, steps.flatMap((step) => step.completionEvents).length);
    for (const step of steps) assert.ok(step.completionEvents.length > 0, step.id);
  });

  it('says of each command when it is in the command palette', () => {
    const inPalette = contributes.menus.commandPalette.map((item) => item.command);
    const always = ['redThread.openRules', 'redThread.newRepository'];
    assert.deepEqual(sorted([...inPalette, ...always]), sorted(contributes.commands.map((c) => c.command)));
  });

  it('gives each command the category and each setting a scope', () => {
    for (const command of contributes.commands) assert.equal(command.category, 'Red Thread', command.command);
    for (const [name, schema] of Object.entries(contributes.configuration.properties)) {
      assert.match(schema.scope, /^(?:resource|window|machine)$/, name);
    }
  });

  it('takes one key, which the editor does not use, and only while words of a record are selected', () => {
    const [binding, ...others] = contributes.keybindings;
    assert.deepEqual(others, []);
    assert.equal(binding?.key, 'ctrl+k g');
    for (const condition of ['redThread.hasRepository', 'editorTextFocus', 'editorHasSelection']) {
      assert.ok(binding.when.includes(condition), condition);
    }
  });

  it('names files that are there', () => {
    const pictures = steps.flatMap((step) => Object.values(step.media.image));
    const icon = contributes.viewsContainers.activitybar[0]?.icon;
    const named = [manifest.icon, icon, manifest.l10n, ...pictures];
    for (const file of named) assert.ok(file !== undefined && fs.existsSync(path.join(root, file)), file);
  });
});

describe('the texts of the code', () => {
  it('are all in l10n/bundle.l10n.json (npm run l10n)', async function () {
    this.timeout(120_000);
    assert.equal(fs.readFileSync(path.join(root, 'l10n/bundle.l10n.json'), 'utf8'), await exportedTexts());
  });
});

function sourcesBelow(folder: string): readonly string[] {
  const names = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => fs.readFileSync(path.join(root, folder, name), 'utf8'));
}

function matchesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((m) => m[1] ?? '');
}

/** Each once, in order. */
function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function viewIds(): readonly string[] {
  return Object.values(contributes.views).flatMap((views) => views.map((v) => v.id));
}

/** What completes a step of a walkthrough: the names behind this kind of event. */
function completionsOf(kind: string): readonly string[] {
  return steps.flatMap((step) =>
    step.completionEvents.flatMap((event) => {
      const [of, name = ''] = event.split(':');
      return of === kind ? name : [];
    }),
  );
}

/** All conditions of package.json. */
function whenClauses(): readonly string[] {
  const clauses: string[] = [];
  JSON.stringify(contributes, (key, value: unknown) => {
    if ((key === 'when' || key === 'enablement') && typeof value === 'string') clauses.push(value);
    return value;
  });
  return clauses;
}
