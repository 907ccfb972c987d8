/**
 * Sizes of type, weights, radii, line heights and spaces are the tokens of `www/style/tokens.css`. What is a share of the type
 * (`em`), of the box (`%`, `cqi`) or of paper (`mm`, `pt`) is none of them, nor a hairline of at most 3 pixels.
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

/** Where a layout changes: phones, tablets, laptops. And a phone with type of twice the size, where words are as wide as it. */
const WIDTHS = {
  '/^max-width$/': ['44rem', '64rem', '84rem', '15rem'],
  '/^min-width$/': ['44.01rem', '64.01rem', '84.01rem'],
};

/** Rules for the style sheets: errors only, since prettier has the form. @type {import('stylelint').Config} */
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
    // A comment in a selector is what a careless search-and-replace leaves of a rule.
    'selector-disallowed-list': ['/\\/\\*/'],
    'media-feature-name-value-allowed-list': WIDTHS,
    'declaration-property-value-disallowed-list': [
      OUTSIDE_OF_TOKENS,
      {
        message: (/** @type {string} */ property, /** @type {string} */ value) =>
          `${property}: ${value} is no token of www/style/tokens.css`,
      },
    ],
    // It compares selectors that share no element: most of what it finds here are two parts of a page.
    'no-descending-specificity': null,
  },
};
