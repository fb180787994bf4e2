import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import jsxA11y from 'eslint-plugin-jsx-a11y';

/** Packages that only the named places may import; everywhere else they are errors. Regular expressions on the module name. */
const kept = {
  duckdb: '^@duckdb/',
  arrow: '^(apache-arrow|parquet-wasm)(/|$)',
  vega: '^vega(-|/|$)',
  electron: '^electron(/|$)',
  node: '^(node:|(fs|path|os|crypto|child_process|http|url|worker_threads|buffer|stream)(/|$))',
  react: '^(react|react-dom|zustand)(/|$)',
};

const forbid = (...patterns) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: patterns.map((regex) => ({
        regex,
        message: 'Not from this zone: see docs/architecture.md.',
      })),
    },
  ],
});

const zones = [
  { type: 'shared', pattern: 'shared/**', partialMatch: false },
  { type: 'feature', pattern: 'renderer/features/*', capture: ['name'] },
  { type: 'renderer', pattern: 'renderer/{app,state,commands,engine,charts,ui,platform,i18n,assets}' },
  { type: 'electron', pattern: 'electron/**', partialMatch: false },
  { type: 'tools', pattern: '{datasets,scripts,e2e}/**', partialMatch: false },
];

const mayImport = (from, ...to) => ({
  from: { element: { type: from } },
  allow: { to: to.map((type) => ({ element: { type } })) },
});

export default defineConfig(
  {
    ignores: [
      'out/**',
      'dist/**',
      'node_modules/**',
      'coverage/**',
      'datasets/broken/*/**',
      'datasets/demo/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      // Each program is made once, which takes two thirds of the time that the language service takes. A file is looked for in this order.
      parserOptions: {
        project: ['shared', 'renderer', 'electron', '.'].map((zone) => `${zone}/tsconfig.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { boundaries },
    settings: {
      'boundaries/elements': zones,
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs'] } },
      'boundaries/legacy-templates': false,
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            mayImport('shared', 'shared'),
            mayImport('renderer', 'renderer', 'feature', 'shared'),
            mayImport('feature', 'renderer', 'shared'),
            {
              from: { element: { type: 'feature' } },
              allow: {
                to: [{ element: { type: 'feature', captured: { name: '{{from.element.captured.name}}' } } }],
              },
            },
            mayImport('electron', 'electron', 'shared'),
            mayImport('tools', 'tools', 'electron', 'shared'),
          ],
        },
      ],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: forbid(kept.duckdb, kept.arrow, kept.vega, kept.electron, kept.node, kept.react),
  },
  {
    files: ['shared/engine/arrow.ts', 'shared/engine/arrow-columns.ts'],
    rules: forbid(kept.duckdb, kept.vega, kept.electron, kept.node, kept.react),
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: forbid(kept.duckdb, kept.arrow, kept.vega, kept.electron, kept.node),
  },
  { files: ['renderer/engine/**/*.ts'], rules: forbid(kept.vega, kept.electron, kept.node) },
  {
    files: ['renderer/charts/**/*.{ts,tsx}'],
    rules: forbid(kept.duckdb, kept.arrow, kept.electron, kept.node),
  },
  {
    files: ['electron/**/*.ts'],
    rules: forbid(kept.duckdb, kept.arrow, kept.vega, kept.electron, kept.react),
  },
  {
    files: ['electron/main/**/*.ts', 'electron/preload/**/*.ts'],
    rules: forbid(kept.duckdb, kept.arrow, kept.vega, kept.react),
  },
  {
    files: ['electron/cli/**/*.ts'],
    rules: { ...forbid(kept.vega, kept.electron, kept.react), 'no-console': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks, ...jsxA11y.flatConfigs.strict.plugins },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.strict.rules,
      // It speaks of the React Compiler, which is not used.
      'react-hooks/incompatible-library': 'off',
      // A region that scrolls must be reachable by keyboard.
      'jsx-a11y/no-noninteractive-tabindex': [
        'error',
        { tags: [], roles: ['tabpanel', 'region', 'group'], allowExpressionValues: true },
      ],
    },
  },
  {
    files: [
      '**/*.test.ts',
      '**/*.test.tsx',
      'e2e/**',
      'datasets/tools/**',
      'scripts/**',
      '*.config.ts',
      '*.mjs',
    ],
    rules: {
      'no-restricted-imports': 'off',
      'boundaries/dependencies': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
    },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
