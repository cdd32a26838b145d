import { isBuiltin } from 'node:module';
import path from 'node:path';
import { floorOf, floors } from './floors.mjs';

/**
 * The lint rule that keeps the house one-directional: a file of `src/` imports from its own floor and from
 * those that `floors` lists for it; type imports count. Option `source`: the absolute path of `src/`.
 * @type {import('eslint').Rule.RuleModule}
 */
export const floorRule = {
  meta: {
    type: 'problem',
    docs: { description: 'a floor of src/ imports only from the floors below it' },
    schema: [{ type: 'object', properties: { source: { type: 'string' } }, required: ['source'] }],
    messages: {
      upward: "'{{from}}' may not import from '{{to}}'.",
      unknown: "'{{path}}' is on no floor; name it in scripts/floors.mjs.",
      outside: "'{{specifier}}' leaves src/.",
      vscode: "'{{from}}' may not import 'vscode'.",
      builtin: "'{{from}}' may not import the Node built-in '{{specifier}}'.",
    },
  },
  create(context) {
    const { source } = /** @type {{ source: string }} */ (context.options[0]);
    const own = relative(source, context.filename);
    if (own === undefined) return {};
    const from = floorOf(own);
    if (from === undefined) {
      return {
        Program: (node) => {
          context.report({ node, messageId: 'unknown', data: { path: own } });
        },
      };
    }
    const floor = floors[from];
    if (floor === undefined) throw new Error(`floorOf gave '${from}', which is no floor`);

    /**
     * @param {import('eslint').Rule.Node} node
     * @param {unknown} specifier
     */
    function check(node, specifier) {
      if (floor === undefined || from === undefined || typeof specifier !== 'string') return;
      if (!specifier.startsWith('.')) {
        if (specifier === 'vscode') {
          if (floor.runs !== 'editor') context.report({ node, messageId: 'vscode', data: { from } });
        } else if (isBuiltin(specifier) && floor.runs === 'anywhere') {
          context.report({ node, messageId: 'builtin', data: { from, specifier } });
        }
        return;
      }
      const target = relative(source, path.resolve(path.dirname(context.filename), specifier));
      if (target === undefined) {
        // Data may come from anywhere in the package; code may not.
        if (!specifier.endsWith('.json')) context.report({ node, messageId: 'outside', data: { specifier } });
        return;
      }
      const to = floorOf(target);
      if (to === undefined) context.report({ node, messageId: 'unknown', data: { path: target } });
      else if (to !== from && !floor.imports.includes(to)) {
        context.report({ node, messageId: 'upward', data: { from, to } });
      }
    }

    /** @param {any} node */
    const checkSource = (node) => {
      if (node.source) check(node, node.source.value);
    };
    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      TSImportType: checkSource,
      /** @param {any} node */
      TSExternalModuleReference(node) {
        check(node, node.expression.value);
      },
      /** @param {any} node */
      "CallExpression[callee.name='require']"(node) {
        check(node, node.arguments[0]?.value);
      },
    };
  },
};

/**
 * @param {string} base
 * @param {string} file
 * @returns {string | undefined} `file` relative to `base` with `/`; undefined when it lies elsewhere
 */
function relative(base, file) {
  const path_ = path.relative(base, file);
  return path_ === '' || path_.startsWith('..') || path.isAbsolute(path_)
    ? undefined
    : path_.replaceAll('\\', '/');
}
