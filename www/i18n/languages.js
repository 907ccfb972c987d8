/** Each by its own name; the first is that of a link that names none. @type {Record<string, string>} */
export const LANGUAGES = { es: 'Español', en: 'English' };
