/** Asks for the words of the link's language and lab, which the build cannot know. Trunk puts it into `index.html` itself. */
(() => {
  const { lang, dataset } = document.documentElement;
  const query = new URLSearchParams(location.search);
  const language = query.get('lang') ?? lang;
  const lab = query.get('lab') ?? dataset.lab;
  const files = [`i18n/${language}`, `generated/names.${language}`, `lab-kit/words.${language}`];
  if (lab) files.push(`labs/${lab}/words.${language}`);
  for (const file of files) {
    if (!/^[\w./-]+$/.test(file)) continue;
    const link = document.createElement('link');
    Object.assign(link, { rel: 'modulepreload', fetchPriority: 'low', href: `www/${file}.js` });
    document.head.append(link);
  }
})();
