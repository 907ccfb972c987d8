// @ts-nocheck: it runs before the page is known to be whole, in any browser.
// Plain old JavaScript: it has to run where the page's modules do not. It waits for a script that fails, looks at what the
// host answers, and says what is wrong. It stands in `index.html` itself, and is loaded as a file as well: a host may forbid
// the one or spoil the other.
(function () {
  if (window.latenteBoot) return;
  var root = document.documentElement;
  var build = root.getAttribute('data-build');
  /** What a policy has forbidden: an early one may be without consequence. */
  var forbidden = [];
  /** One reason is said, the first that is found. */
  var isSaid = false;
  var isAsked = false;
  window.latenteBoot = { explain: explain };

  document.addEventListener('securitypolicyviolation', function (event) {
    if (/^(script|worker|connect|default)-src|trusted-types/.test(event.effectiveDirective))
      forbidden.push(event.effectiveDirective + ' (' + (event.blockedURI || 'inline') + ')');
  });
  addEventListener('error', onError, true);
  if (location.protocol === 'file:') whenThere(say.bind(null, 'file', {}));

  /** A style sheet that is missing is no reason to give up; an error after the start has its own card. @param {any} event */
  function onError(event) {
    var isScript = event.target instanceof Element && event.target.tagName === 'SCRIPT';
    var isThrown = !(event.target instanceof Element) && event.message !== undefined;
    if (isScript || isThrown) whenThere(explain.bind(null, isThrown ? event.message : ''));
  }

  /** @param {() => void} act as soon as the page is there to speak in */
  function whenThere(act) {
    if (document.readyState !== 'loading') act();
    else document.addEventListener('DOMContentLoaded', act);
  }

  /** Finds out why the page does not start, and says it. @param {string} message of an error that was thrown */
  function explain(message) {
    if (isAsked || isSaid || !document.getElementById('boot-state') || !window.fetch) return;
    isAsked = true;
    firstWrong(programs(), function (wrong) {
      if (wrong) return judge(wrong);
      if (forbidden.length) return say('policy', { directive: forbidden[forbidden.length - 1] });
      if (window.origin === 'null') return say('frame', { address: location.href }, 'window');
      say('broken', { message: message || '?' }, 'reload');
    });
  }

  /** The addresses of the scripts that the page starts with, the first ones first. */
  function programs() {
    var found = document.querySelectorAll('script[type=module], link[rel=modulepreload]');
    return Array.prototype.map
      .call(found, function (element) {
        return element.src || element.href;
      })
      .sort(function (a, b) {
        return Number(/main\.js$/.test(b)) - Number(/main\.js$/.test(a));
      });
  }

  /**
   * Asks for one file after the other until one is wrong.
   * @param {string[]} urls
   * @param {(wrong: { url: string, status?: number, type?: string } | null) => void} done
   */
  function firstWrong(urls, done) {
    var url = urls[0];
    if (!url) return done(null);
    fetch(url, { cache: 'no-cache' }).then(
      function (answer) {
        var type = (answer.headers.get('content-type') || '').split(';')[0];
        if (answer.ok && /(java|ecma)script/.test(type)) return firstWrong(urls.slice(1), done);
        done({ url: url, status: answer.ok ? 0 : answer.status, type: type });
      },
      function () {
        done({ url: url });
      },
    );
  }

  /** @param {{ url: string, status?: number, type?: string }} wrong */
  function judge(wrong) {
    var file = wrong.url.replace(/^.*\//, '');
    if (wrong.status === undefined) {
      if (window.origin === 'null') return say('frame', { address: location.href }, 'window');
      if (forbidden.length) return say('policy', { directive: forbidden[forbidden.length - 1] });
      return say('failed', { file: file }, 'reload');
    }
    findPage(function (address) {
      if (address) return (say('slash', { address: address }), location.replace(address));
      isReplaced(function (isNewer) {
        if (isNewer) return say('newer', {}, 'reload');
        if (wrong.status) return say('status', { status: wrong.status, file: file }, 'reload');
        if (/html/.test(wrong.type)) return say('other', { file: file }, 'reload');
        say('type', { file: file, type: wrong.type || '?' });
      });
    });
  }

  /**
   * Where the page's files are seen from, when the host gives the page for an address that lacks its last slash: all that it
   * names is then looked for one folder too high. Not where the host would send the visitor back.
   * @param {(address: string) => void} done
   */
  function findPage(done) {
    if (/\/([^/]*\.html)?$/.test(location.pathname)) return done('');
    tryPage(['/', '/index.html'], done);
  }

  /** @param {string[]} endings @param {(address: string) => void} done */
  function tryPage(endings, done) {
    if (!endings.length) return done('');
    var address = location.pathname + endings[0];
    fetch(address, { cache: 'no-cache' }).then(
      function (answer) {
        var stays = new URL(answer.url).pathname === address;
        answer.text().then(function (text) {
          if (answer.ok && stays && text.indexOf(build) > 0)
            return done(address + location.search + location.hash);
          tryPage(endings.slice(1), done);
        });
      },
      function () {
        done('');
      },
    );
  }

  /** Whether the host has another build by now. @param {(isNewer: boolean) => void} done */
  function isReplaced(done) {
    fetch(location.href, { cache: 'reload' })
      .then(function (answer) {
        return answer.ok ? answer.text() : '';
      })
      .then(
        function (text) {
          var found = / data-build="([^"]+)"/.exec(text);
          done(Boolean(found && found[1] !== build));
        },
        function () {
          done(false);
        },
      );
  }

  /**
   * @param {string} reason
   * @param {Record<string, any>} values what the sentence says it of
   * @param {string} [offer] what it offers to do
   */
  function say(reason, values, offer) {
    var state = document.getElementById('boot-state');
    var reasons = document.getElementById('boot-reasons');
    var late = document.getElementById('boot-late');
    if (isSaid || !state || !reasons) return;
    isSaid = true;
    state.textContent = '';
    state.setAttribute('data-said', reason);
    copies('[data-reason=' + reason + ']').forEach(function (sentence) {
      sentence.textContent = sentence.textContent.replace(/\{(\w+)\}/g, function (whole, name) {
        return name in values ? String(values[name]) : whole;
      });
      state.appendChild(sentence);
    });
    if (late) late.remove();
    if (!offer) return;
    var action = copies('[data-offer=' + offer + ']')[0];
    if (offer === 'window') action.href = location.href;
    else
      action.addEventListener('click', function () {
        location.reload();
      });
    state.appendChild(action);

    /** @param {string} selector */
    function copies(selector) {
      return Array.prototype.map.call(reasons.content.querySelectorAll(selector), function (element) {
        return element.cloneNode(true);
      });
    }
  }
})();
