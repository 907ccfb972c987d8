/**
 * Waits for a script of the page that fails, looks at what the host answers, and says what is wrong. It stands in `index.html`
 * itself, and is loaded as a file as well: a host may forbid the one or spoil the other. No module, as it has to run where the
 * page's modules do not; a browser that knows no modules runs `too-old.js`.
 */
(() => {
  /** @typedef {{ file: string, status?: number, type?: string }} Wrong what came of a script; nothing where there was no answer */
  if (globalThis.latenteBoot) return;
  const { build = '' } = document.documentElement.dataset;
  /** What a policy has forbidden: an early one may be without consequence. @type {string[]} */
  const forbidden = [];
  globalThis.latenteBoot = { forbidden };
  /** The first reason is said, and no other is looked for. */
  let isAsked = false;

  document.addEventListener('securitypolicyviolation', ({ effectiveDirective: directive, blockedURI }) => {
    // Scripts in the page come as files too, where they are forbidden; extensions of the browser try some as well.
    const isOurs = !/^(inline|eval|[\w-]+-extension)/.test(blockedURI);
    if (isOurs && /^(script|worker|connect|default)-src|trusted-types/.test(directive))
      forbidden.push(`${directive} (${blockedURI})`);
  });
  addEventListener('error', onError, true);

  /** A style sheet that is missing is no reason to give up; an error after the start has its own card. @param {ErrorEvent} event */
  function onError({ target, message }) {
    const isElement = target instanceof Element;
    if (!isElement || target.tagName === 'SCRIPT') whenThere(() => void explain(isElement ? '' : message));
  }

  /** @param {() => void} act as soon as the page is there to speak in */
  function whenThere(act) {
    if (document.readyState !== 'loading') act();
    else document.addEventListener('DOMContentLoaded', () => act());
  }

  /** Finds out why the page does not start, and says it. @param {string} message of an error that was thrown */
  async function explain(message) {
    if (isAsked || !document.getElementById('boot-state')) return;
    isAsked = true;
    if (location.protocol === 'file:') return say('file');
    const wrong = await firstWrong();
    if (wrong && 'type' in wrong) return judge(wrong);
    if (globalThis.origin === 'null') return say('frame', { address: location.href }, 'window');
    if (forbidden.length) return say('policy', { directive: forbidden[forbidden.length - 1] });
    if (wrong) return say('failed', wrong, 'reload');
    // A script that failed and comes when it is asked for again: the network or its host were gone for a moment.
    if (!message && !isReloaded()) return location.reload();
    if (!message) return say('again', {}, 'reload');
    return say('broken', { message }, 'reload');
  }

  /** Whether this page is what a reload gave: one that does not help is not repeated. */
  function isReloaded() {
    const [navigation] = performance.getEntriesByType('navigation');
    return !navigation || /** @type {PerformanceNavigationTiming} */ (navigation).type === 'reload';
  }

  /** Asks for the scripts that the page starts with, and gives the first that is wrong. @returns {Promise<Wrong | undefined>} */
  async function firstWrong() {
    /** @type {NodeListOf<HTMLScriptElement>} */
    const scripts = document.querySelectorAll('script[type=module]');
    /** @type {NodeListOf<HTMLLinkElement>} */
    const links = document.querySelectorAll('link[rel=modulepreload]');
    const urls = [...scripts].map(({ src }) => src).concat([...links].map(({ href }) => href));
    const all = await Promise.all(urls.map(look));
    return all.find((wrong) => wrong !== undefined);
  }

  /** @param {string} url @returns {Promise<Wrong | undefined>} */
  async function look(url) {
    const file = url.replace(/^.*\//, '');
    const answer = await fetch(url, { cache: 'no-cache' }).catch(() => null);
    if (!answer) return { file };
    const [type] = (answer.headers.get('content-type') ?? '').split(';');
    const isRight = answer.ok && /(java|ecma)script/.test(type);
    return isRight ? undefined : { file, type, status: answer.status };
  }

  /** @param {Wrong} wrong */
  async function judge(wrong) {
    const address = await rightAddress();
    if (address) {
      say('slash', { address });
      return location.replace(address);
    }
    if (await isReplaced()) return say('newer', {}, 'reload');
    if (wrong.status !== 200) return say('status', wrong, 'reload');
    return say(wrong.type === 'text/html' ? 'other' : 'type', wrong, 'reload');
  }

  /**
   * Where the page's files are seen from, when the host gives the page for an address that lacks its last slash: all that it
   * names is then looked for one folder too high. Not where the host would send the visitor back.
   */
  async function rightAddress() {
    const { pathname, search, hash } = location;
    if (/\/([^/]*\.html)?$/.test(pathname)) return '';
    for (const ending of ['/', '/index.html']) {
      const answer = await fetch(pathname + ending, { cache: 'no-cache' }).catch(() => null);
      const stays = answer?.ok && new URL(answer.url).pathname === pathname + ending;
      if (stays && (await answer.text()).includes(build)) return pathname + ending + search + hash;
    }
    return '';
  }

  /** Whether the host has another build by now. A page that the browser has kept is asked for anew. */
  async function isReplaced() {
    const answer = await fetch(location.href, { cache: 'reload' }).catch(() => null);
    const found = answer?.ok && / data-build="([^"]+)"/.exec(await answer.text());
    return found && found[1] !== build;
  }

  /**
   * @param {string} reason
   * @param {Record<string, any>} [values] what the sentence says it of
   * @param {'reload' | 'window'} [offer]
   */
  function say(reason, values = {}, offer) {
    const state = document.getElementById('boot-state');
    const reasons = /** @type {HTMLTemplateElement | null} */ (document.getElementById('boot-reasons'));
    if (!state || !reasons) return;
    document.getElementById('boot-late')?.remove();
    const { content } = /** @type {HTMLTemplateElement} */ (reasons.cloneNode(true));
    const sentences = [...content.querySelectorAll(`[data-reason=${reason}]`)];
    for (const sentence of sentences)
      sentence.textContent = sentence.textContent.replace(
        /\{(\w+)\}/g,
        (whole, name) => values[name] ?? whole,
      );
    const action = offer ? content.querySelector(`[data-offer=${offer}]`) : null;
    if (action instanceof HTMLAnchorElement) action.href = location.href;
    else action?.addEventListener('click', () => location.reload());
    state.dataset.said = reason;
    state.replaceChildren(...sentences, ...(action ? [action] : []));
  }
})();
