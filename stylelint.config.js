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
    // It compares selectors that share no element: most of what it finds here are two parts of a page.
    'no-descending-specificity': null,
  },
};
