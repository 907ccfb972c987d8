/** Asks for the words of the link's language and lab, which the build cannot know. The build puts it into `index.html` itself. */
(() => {
  const { lang, dataset } = document.documentElement;
  const query = new URLSearchParams(location.search);
  /** @param {string} key @param {string | undefined} usual in place of a value that is no name */
  const named = (key, usual) => {
    const value = query.get(key);
    return value && /^[\w-]+$/.test(value) ? value : usual;
  };
  const language = named('lang', lang);
  const lab = named('lab', dataset.lab);
  const files = [`i18n/${language}`, `generated/names.${language}`, `lab-kit/words.${language}`];
  if (lab) files.push(`labs/${lab}/words.${language}`);
  for (const file of files) {
    const link = document.createElement('link');
    Object.assign(link, {
      rel: 'modulepreload',
      fetchPriority: 'low',
      href: `${dataset.build}/www/${file}.js`,
    });
    document.head.append(link);
  }
})();
