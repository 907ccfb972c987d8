/**
 * Names in links of earlier versions, and their current names. After renaming a lab, a control or an option, add the old
 * name here so that old links keep working.
 *
 * @typedef {object} RenamedIds the renamed ids of a lab
 * @property {Record<string, string>} [keys] ids of controls
 * @property {Record<string, Record<string, string>>} [options] of a control, by its current id
 * @typedef {{ labs: Record<string, string>, within: Record<string, RenamedIds> }} Aliases ids of labs, and the renamed ids by lab
 */

/** @type {Aliases} */
export const ALIASES = {
  labs: {},
  within: { generate: { options: { space: { plain: 'simple' }, way: { gaussian: 'whole' } } } },
};

/**
 * A query with the names of today. The lab is the first one that it names.
 * @param {URLSearchParams} query
 * @param {(text: string) => string} end a value without what follows a link in a text
 */
export function renamed(query, end, { labs, within } = ALIASES) {
  /** @param {Record<string, string> | undefined} names @param {string} text */
  const today = (names, text) => {
    const name = [text, end(text)].find((name) => names && Object.hasOwn(names, name));
    return name === undefined ? text : (names?.[name] ?? text);
  };
  const lab = today(labs, query.get('lab') ?? '');
  const { keys, options } = within[lab] ?? within[end(lab)] ?? {};
  return new URLSearchParams(
    [...query].map(([key, value]) => {
      if (key === 'lab') return [key, today(labs, value)];
      const id = today(keys, key);
      return [id, today(options?.[id], value)];
    }),
  );
}
