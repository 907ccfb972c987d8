/**
 * Font sizes, weights, radii, line heights and spaces must be tokens of `www/style/tokens.css`. Exempt are sizes
 * relative to the font (`em`) or box (`%`, `cqi`), sizes on paper (`mm`, `pt`), and hairlines of at most 3 pixels.
 */
const OUTSIDE_OF_TOKENS = {
  '/^font(-size)?$/': [/\d(rem|px)/, /\/\s*[\d.]/],
  '/^border(-.+)?-radius$/': [/\d(rem|px)/],
  'font-weight': [/^\d+$/, /^(normal|bold)/, 'lighter'],
  'line-height': [/^\d*\.\d/, /^[2-9]/, /\d(rem|px)/],
  '/^(padding|margin)(-.+)?$|^(row-|column-)?gap$|^border-spacing$/': [
    /\drem/,
    /(?<![\d.])([4-9]|\d{2,})(\.\d+)?px/,
  ],
};

/** Breakpoints: phones, tablets, laptops, and a phone with text at 200 %, where a word fills the width. */
const WIDTHS = {
  '/^max-width$/': ['44rem', '64rem', '84rem', '15rem'],
  '/^min-width$/': ['44.01rem', '64.01rem', '84.01rem'],
};

/** Rules for the style sheets: errors only, since prettier handles formatting. @type {import('stylelint').Config} */
export default {
  extends: 'stylelint-config-recommended',
  reportDescriptionlessDisables: true,
  reportInvalidScopeDisables: true,
  reportNeedlessDisables: true,
  rules: {
    'color-no-invalid-hex': true,
    'declaration-block-no-redundant-longhand-properties': true,
    'function-no-unknown': true,
    'no-unknown-animations': true,
    'selector-no-unmatchable': true,
    'shorthand-property-no-redundant-values': true,
    'unit-no-unknown': true,
    // Comments in selectors are left by careless search-and-replace.
    'selector-disallowed-list': ['/\\/\\*/'],
    'media-feature-name-value-allowed-list': WIDTHS,
    'declaration-property-value-disallowed-list': [
      OUTSIDE_OF_TOKENS,
      {
        message: (/** @type {string} */ property, /** @type {string} */ value) =>
          `${property}: ${value} is no token of www/style/tokens.css`,
      },
    ],
    // It also compares selectors that match no common element: mostly false alarms here.
    'no-descending-specificity': null,
  },
};
