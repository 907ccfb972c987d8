/**
 * Requests the CPU engine, the largest download of a first visit, before the browser has seen what else the page needs:
 * later it would wait for a connection behind all of that. At the front door it also requests the model and the samples of
 * the first scene, which the page itself would only request once the engine runs: on a slow line that is seconds without
 * any traffic. The build inlines this file into `index.html`; it is not a module, because modules wait. `head-start.js`
 * takes the engine, `assets.js` the files.
 */
(() => {
  /** What the front door's first scene loads: its default model, and the first test digits. */
  const FIRST_FILES = [
    'models/digits-32.safetensors',
    'data/mnist-first23-images.bin',
    'data/mnist-first23-labels.bin',
  ];
  /** Keys of links that lead to another scene, or to the same one with other files. */
  const ELSEWHERE = /[?&](lab|lecture|class|model|data)=/;
  /**
   * A WebAssembly module with one relaxed-SIMD multiply-add. Browsers without relaxed SIMD reject it, as they would the
   * engine.
   */
  const RELAXED_SIMD = [
    [0, 97, 115, 109, 1, 0, 0, 0], // header and version
    [1, 8, 1, 96, 3, 123, 123, 123, 1, 123], // a type: three vectors to one
    [3, 2, 1, 0], // a function of that type
    [10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 133, 2, 11], // its code
  ].flat();
  const known = typeof WebAssembly === 'object';
  const relaxed = known && WebAssembly.validate(new Uint8Array(RELAXED_SIMD));
  const builds = relaxed ? ['latente-cpu-relaxed', 'latente-cpu'] : ['latente-cpu'];
  // Imported as a module, on a page other than `index.html`, it only lists the builds.
  const isPage = document.currentScript !== null;
  const { build, large, lab } = document.documentElement.dataset;
  const answer = known && isPage ? fetch(`${build}/pkg/${builds[0]}_bg.wasm`) : null;
  answer?.catch(() => undefined); // the consumer handles it
  const first = { builds, answer, files: new Map() };
  globalThis.latenteFirstRequest = first;
  if (isPage && !ELSEWHERE.test(location.search)) {
    for (const file of FIRST_FILES) {
      const patience = new AbortController();
      const request = fetch(`${large}/${file}`, { signal: patience.signal });
      request.catch(() => undefined); // the consumer handles it
      first.files.set(file, { request, patience });
    }
    const sheet = document.createElement('link');
    Object.assign(sheet, { rel: 'preload', as: 'style', href: `${build}/www/labs/${lab}/style.css` });
    document.head.append(sheet);
  }
})();
