/**
 * Asks for the words of the link's language beside the page's first modules: which language it is, the build cannot know.
 * Trunk puts this file into `index.html` itself; the build adds the name of the front door to `<html>`.
 */
(() => {
  const { lang, dataset } = document.documentElement;
  const query = new URLSearchParams(location.search);
  const [language, lab] = [query.get('lang') ?? lang, query.get('lab') ?? dataset.lab];
  const files = [`i18n/${language}`, `generated/names.${language}`, `lab-kit/words.${language}`];
  if (lab) files.push(`labs/${lab}/words.${language}`);
  for (const file of files) {
    if (!/^[\w./-]+$/.test(file)) continue; // a link with nonsense: the page says so
    const link = document.createElement('link');
    Object.assign(link, { rel: 'modulepreload', fetchPriority: 'low', href: `www/${file}.js` });
    document.head.append(link);
  }
})();
