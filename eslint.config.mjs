import path from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { floors } from './scripts/floors.mjs';
import { floorRule } from './scripts/floorRule.mjs';

const root = import.meta.dirname;
const portable = Object.keys(floors).filter((name) => floors[name]?.runs === 'anywhere');

export default defineConfig(
  {
    ignores: [
      '.cache/**',
      'dist/',
      '.vscode-test/',
      'node_modules/',
      'sample/',
      'test/fixtures/',
      'test/ui/shots/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Pass a source of chance.' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { floors: { rules: { direction: floorRule } } },
    rules: { 'floors/direction': ['error', { source: path.join(root, 'src') }] },
  },
  {
    // One compiler configuration serves all floors, so Node's globals are in sight everywhere: keep them out here.
    files: portable.map((name) => `src/${name}/**/*.ts`),
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'Buffer',
          '__dirname',
          '__filename',
          'require',
          'module',
          'global',
          'setImmediate',
        ].map((name) => ({
          name,
          message: 'This floor runs in a browser too.',
        })),
      ],
    },
  },
  {
    // A command line and the scripts speak through the console; so do test runners.
    files: ['src/cli/**', 'scripts/**', 'test/**', '*.js', '*.mjs'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['esbuild.js', '**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // ESLint hands its rules untyped nodes of another parser.
    files: ['scripts/floorRule.mjs'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
