/**
 * Requests the CPU engine, the largest download of a first visit, before the browser discovers the page's other files:
 * otherwise it would queue behind all of them. The build inlines this file in `index.html`; it is not a module, because
 * modules are deferred. `head-start.js` takes the response.
 */
(() => {
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
  const { build, lab } = document.documentElement.dataset;
  const answer = known && isPage ? fetch(`${build}/pkg/${builds[0]}_bg.wasm`) : null;
  answer?.catch(() => undefined); // the consumer handles it
  globalThis.latenteFirstRequest = { builds, answer };
  // The first lab's style sheet is needed soon, unless the link opens something else.
  if (isPage && !/[?&](lab|lecture|class)=/.test(location.search)) {
    const sheet = document.createElement('link');
    Object.assign(sheet, { rel: 'preload', as: 'style', href: `${build}/www/labs/${lab}/style.css` });
    document.head.append(sheet);
  }
})();
