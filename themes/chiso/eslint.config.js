import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  { files: ['assets/js/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['assets/js/sw.js'], languageOptions: { globals: globals.serviceworker } },
  { files: ['render/**/*.mjs', 'test/**/*.mjs', '*.js'], languageOptions: { globals: globals.node } },
];
