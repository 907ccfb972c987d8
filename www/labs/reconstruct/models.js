/** The option for a network trained in this tab: a copy, so that a kept run can be shown too. */
export const TRAINED = 'trained';
/** The option for networks of every size side by side. */
export const EVERY = 'every';

/**
 * The shipped model of an option. The code of two values is a guided one, so that the plane shows ten classes: without
 * the guide they overlap.
 * @param {string} name
 */
export const modelOf = (name) => (name === 'digits-2' ? 'digits-2-guided' : name);

/** Settings of a network trained in place of an option's model, where they differ from the default. @type {Record<string, object>} */
export const SMALL = { 'digits-2': { dCode: 2 } };
