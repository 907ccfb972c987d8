/** Languages with their native names; the first is the default for links without one. @type {Record<string, string>} */
export const LANGUAGES = { es: 'Español', en: 'English' };
