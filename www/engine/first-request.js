/**
 * Asks for the CPU engine, the largest download of a first visit, before the browser has seen what else the page needs:
 * afterwards it would wait for a connection behind all of that. The build puts this file into `index.html` itself; it is no
 * module, because modules wait. `head-start.js` takes the answer.
 */
(() => {
  /** A WebAssembly module that multiplies and adds in one instruction of relaxed SIMD. A browser that knows none finds it
   * invalid, and would find the whole engine so. */
  const RELAXED_SIMD = [
    [0, 97, 115, 109, 1, 0, 0, 0], // the version
    [1, 8, 1, 96, 3, 123, 123, 123, 1, 123], // a type: three vectors to one
    [3, 2, 1, 0], // a function of that type
    [10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 133, 2, 11], // its code
  ].flat();
  const known = typeof WebAssembly === 'object';
  const relaxed = known && WebAssembly.validate(new Uint8Array(RELAXED_SIMD));
  const builds = relaxed ? ['latente-cpu-relaxed', 'latente-cpu'] : ['latente-cpu'];
  // As a module, on a page that is not `index.html`, it only says which builds there are.
  const isPage = document.currentScript !== null;
  const { build, lab } = document.documentElement.dataset;
  const answer = known && isPage ? fetch(`${build}/pkg/${builds[0]}_bg.wasm`) : null;
  answer?.catch(() => undefined); // whoever takes it hears of it
  globalThis.latenteFirstRequest = { builds, answer };
  // The style sheet of the front door is wanted soon, but not by a link to something else.
  if (isPage && !/[?&](lab|lecture|class)=/.test(location.search)) {
    const sheet = document.createElement('link');
    Object.assign(sheet, { rel: 'preload', as: 'style', href: `${build}/www/labs/${lab}/style.css` });
    document.head.append(sheet);
  }
})();
