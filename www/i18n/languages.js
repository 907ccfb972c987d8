/**
 * The languages of the page, each by its own name. The first is the one of a link that names none. Another one is an
 * entry here, and its files: `i18n/<language>.js`, `i18n/boot.<language>.js`, `lab-kit/words.<language>.js`, and `words.<language>.js` and
 * `lesson.<language>.html` in each lab's folder.
 * @type {Record<string, string>}
 */
export const LANGUAGES = { es: 'Español', en: 'English' };
