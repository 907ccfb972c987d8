/**
 * Waits for a page script to fail, checks what the host answers, and reports what is wrong. It is inlined in `index.html`
 * and also loaded as a file, because a host may forbid one or break the other. It is not a module, since it must run
 * where the page's modules do not; browsers without modules run `too-old.js`.
 */
(() => {
  /** @typedef {{ file: string, status?: number, type?: string }} Wrong how a script's request failed; status and type are missing without a response */
  if (globalThis.latenteBoot) return;
  const { build = '' } = document.documentElement.dataset;
  /** Scripts blocked by a content security policy; an early block may be harmless. @type {string[]} */
  const forbidden = [];
  globalThis.latenteBoot = { forbidden };
  /** Only the first reason is reported. */
  let isAsked = false;

  document.addEventListener('securitypolicyviolation', ({ effectiveDirective: directive, blockedURI }) => {
    // Inline scripts are also loaded as files where they are forbidden; browser extensions inject their own.
    const isOurs = !/^(inline|eval|[\w-]+-extension)/.test(blockedURI);
    if (isOurs && /^(script|worker|connect|default)-src|trusted-types/.test(directive))
      forbidden.push(`${directive} (${blockedURI})`);
  });
  addEventListener('error', onError, true);

  /** A missing style sheet does not stop the start; an error after the start has its own card. @param {ErrorEvent} event */
  function onError({ target, message }) {
    const isElement = target instanceof Element;
    if (!isElement || target.tagName === 'SCRIPT') whenThere(() => void explain(isElement ? '' : message));
  }

  /** @param {() => void} act runs as soon as the page can show a message */
  function whenThere(act) {
    if (document.readyState !== 'loading') act();
    else document.addEventListener('DOMContentLoaded', () => act());
  }

  /** Finds out why the page does not start, and reports it. @param {string} message of a thrown error */
  async function explain(message) {
    if (isAsked || !document.getElementById('boot-state')) return;
    isAsked = true;
    if (location.protocol === 'file:') return say('file');
    const wrong = await firstWrong();
    if (wrong && 'type' in wrong) return judge(wrong);
    if (globalThis.origin === 'null') return say('frame', { address: location.href }, 'window');
    if (forbidden.length) return say('policy', { directive: forbidden[forbidden.length - 1] });
    if (wrong) return say('failed', wrong, 'reload');
    // The failed script loads on a second request: the network or host was briefly unavailable.
    if (!message && !isReloaded()) return location.reload();
    if (!message) return say('again', {}, 'reload');
    return say('broken', { message }, 'reload');
  }

  /** Whether this page is the result of a reload; a reload that did not help is not repeated. */
  function isReloaded() {
    const [navigation] = performance.getEntriesByType('navigation');
    return !navigation || /** @type {PerformanceNavigationTiming} */ (navigation).type === 'reload';
  }

  /** Fetches the scripts the page starts with; returns the first bad one. @returns {Promise<Wrong | undefined>} */
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
   * The right base address, when the host serves the page for an address without its final slash, so that every file is
   * looked up one folder too high. Empty if there is none, or if the host would redirect the visitor back.
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

  /** Whether the host has a newer build. Bypasses the browser's cached page. */
  async function isReplaced() {
    const answer = await fetch(location.href, { cache: 'reload' }).catch(() => null);
    const found = answer?.ok && / data-build="([^"]+)"/.exec(await answer.text());
    return found && found[1] !== build;
  }

  /**
   * @param {string} reason
   * @param {Record<string, any>} [values] placeholders of the sentence
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
