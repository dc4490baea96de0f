// Small: keeps links native, starts the app once the page has painted, and offers
// it what only a page can do. The page reads and dials without any of it. What it
// is sent with: position.js for where the reader is, register.js for the worker.
(() => {
  'use strict';

  const root = document.documentElement;
  // what the page offers the app: early.js began it, unless something before us refuses what stands inside a page
  const oneMinute = window.oneMinute ??= /** @type {any} */ ({});

  const workerURL = '/app-worker.js';
  const { exec = '', client = '' } = /** @type {HTMLElement} */ (document.currentScript).dataset;
  /** @type {any} the page's policy allows no other script than these two */
  const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('guide', {
    createScriptURL: (/** @type {string} */ url) => {
      if (url !== workerURL && url !== exec) throw new TypeError('not a script of this page');
      return url;
    },
  });
  /** @param {string} url */
  const trusted = (url) => (policy ? policy.createScriptURL(url) : url);

  standInForWhatIsRefused();
  keepLinksNative();
  datePrints();
  offerToApp();
  offerInstall();
  /** @type {Promise<[WebAssembly.Module, string]> | undefined} */
  let program;
  // From the copy it competes with nothing on the line, only with the first frame.
  if (navigator.serviceWorker?.controller) requestAnimationFrame(() => { prepare().catch(() => {}); });
  // The page's own downloads come first; the worker then finds them in the browser's
  // cache. WebKit leaves a worker installing for ever whose page goes away meanwhile,
  // which a page with a running app seldom does.
  whenPainted(() => {
    oneMinute.measureBars();
    const patience = new Promise((resolve) => { setTimeout(resolve, 4_000); });
    Promise.race([startApp(), patience]).then(() => oneMinute.register(trusted(workerURL)));
  });

  /**
   * go-app handles every click on a link that reaches the window: a tel: link
   * would end the program there. Links that leave the page's origin, and jumps
   * within the page, are left to the browser. The skip link sets the focus
   * without a new address: on the checklist the address names the item.
   */
  function keepLinksNative() {
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element && event.target.closest('a[href]');
      if (!link) return;
      const href = link.getAttribute('href') ?? '';
      if (href === '#main') {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }
      if (href.startsWith('tel:')) {
        link.setAttribute('href', `tel:${oneMinute.replacement(href.slice('tel:'.length))}`);
        dispatchEvent(new CustomEvent('called', { detail: href }));
      }
      if (link.matches('[rel="prev"]') && root.dataset.app === 'ready' && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        event.stopPropagation();
        oneMinute.goBackTo(href);
      }
      if (href.startsWith('#') || /** @type {HTMLAnchorElement} */ (link).origin !== location.origin) event.stopPropagation();
    });
  }

  /**
   * go-app ends where storage or a channel to other tabs is refused: with cookies
   * blocked they throw, in some of Android's web views storage is null.
   */
  function standInForWhatIsRefused() {
    for (const name of ['localStorage', 'sessionStorage']) {
      try {
        if (window[/** @type {'localStorage'} */ (name)]) continue;
      } catch {
        // refused
      }
      const refuse = () => { throw new DOMException('storage is blocked', 'SecurityError'); };
      Object.defineProperty(window, name, { value: { length: 0, getItem: () => null, key: () => null, setItem: refuse, removeItem() {}, clear() {} } });
    }
    try {
      new BroadcastChannel('one-minute').close();
    } catch {
      Object.assign(window, { BroadcastChannel: class extends EventTarget { postMessage() {} close() {} } });
    }
  }

  /** @returns {boolean} whether this is the installed app */
  function standsAlone() {
    return Boolean(window.matchMedia?.('(display-mode: standalone)').matches);
  }

  /** Paper says when it was printed. */
  function datePrints() {
    addEventListener('beforeprint', () => {
      for (const line of document.querySelectorAll('.printed__day')) {
        line.textContent = `${(line.textContent ?? '').replace(/(, .*)?\.$/, '')}, ${new Date().toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}.`;
      }
    });
  }

  /** What go-app's runtime and our own client expect of the page. */
  function offerToApp() {
    /** @type {Record<string, string>} */
    const env = { GOAPP_VERSION: '', GOAPP_INTERNAL_URLS: '[]', GOAPP_STATIC_RESOURCES_URL: '', GOAPP_ROOT_PREFIX: '' };
    Object.assign(window, {
      goappGetenv: (/** @type {string} */ name) => env[name],
      goappNav() {}, goappOnUpdate() {}, goappOnAppInstallChange() {}, goappShowInstallPrompt() {},
      goappIsAppInstallable: () => false,
      goappIsAppInstalled: standsAlone,
    });
    Object.assign(oneMinute, /** @satisfies {Partial<OneMinute>} */ ({
      copy, share, canShare: () => 'share' in navigator, print: () => window.print?.(),
      afterFrame: (/** @type {() => void} */ act) => requestAnimationFrame(() => setTimeout(act)),
      whenIdle: (/** @type {() => void} */ act) => (window.requestIdleCallback ?? setTimeout)(act),
    }));
  }

  /** Where the browser offers to install, the app's own button does it; an installed copy asks to be kept. */
  function offerInstall() {
    const tell = (/** @type {object} */ state) => {
      Object.assign(window, state);
      /** @type {any} */ (window).goappOnAppInstallChange();
    };
    addEventListener('beforeinstallprompt', (/** @type {any} */ event) => {
      event.preventDefault();
      const ask = async () => { // an event asks once; the browser sends another when it offers again
        tell({ goappShowInstallPrompt() {} });
        const { outcome = '' } = await Promise.resolve(event.prompt()).then(() => event.userChoice).catch(() => ({}));
        tell({ goappIsAppInstallable: () => false, goappIsAppInstalled: () => outcome === 'accepted' });
      };
      tell({ goappIsAppInstallable: () => true, goappShowInstallPrompt: ask });
    });
    const keep = () => navigator.storage?.persist?.().catch(() => {});
    addEventListener('appinstalled', () => {
      tell({ goappIsAppInstallable: () => false, goappIsAppInstalled: () => true });
      keep();
    });
    if (standsAlone()) keep();
  }

  /**
   * A page in the background never paints, and some browsers do not tell. WebKit
   * tells from within observe, before this script has come to its end.
   * @param {() => void} start
   */
  function whenPainted(start) {
    let begun = false;
    const once = () => {
      if (!begun) queueMicrotask(start);
      begun = true;
    };
    if ('PerformanceObserver' in window) new PerformanceObserver(once).observe({ type: 'paint', buffered: true });
    const loaded = () => setTimeout(once, 500);
    if (document.readyState === 'complete') loaded();
    else addEventListener('load', loaded);
  }

  /** How long after its page a program that ends may begin anew, in milliseconds. */
  const soonest = 10_000;

  /** @returns {Promise<[WebAssembly.Module, string]>} the program, compiled as it comes, and the pack; asked for once */
  function prepare() {
    program ??= (async () => {
      const download = () => Promise.all(oneMinute.download());
      const [pack, answer] = await download().catch(download); // a signal that comes and goes
      if (!pack.ok || !answer.ok) throw new TypeError('the program is not there');
      return Promise.all([compile(answer).catch(compileAgain), pack.text()]);
    })();
    return program;
  }

  /**
   * Hosts that do not know .wasm send it under another type, which the browser does not compile as it comes.
   * @param {Response} answer
   */
  async function compile(answer) {
    const asItComes = 'compileStreaming' in WebAssembly && answer.headers.get('Content-Type') === 'application/wasm';
    return asItComes ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  }

  /**
   * The bytes may not have been the program's: another answer in the browser's cache, a line that broke.
   * @param {Error} error
   */
  async function compileAgain(error) {
    if (refusedByPolicy(error)) throw error;
    return compile(await oneMinute.refetch(client));
  }

  /** @returns {Promise<void>} once Go's own part of the program is there; a page may bring it */
  async function loadRuntime() {
    if ('Go' in window) return;
    const script = document.createElement('script');
    script.src = trusted(exec);
    script.integrity = oneMinute.integrity(exec);
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = () => reject(new TypeError(`${exec} did not come`));
      document.head.append(script);
    });
  }

  /**
   * Starts the program, and tells the worker how that went: an app that cannot
   * start is left again. What the network does is not the app's fault.
   * @returns {Promise<void>} once the program runs, or never will
   */
  async function startApp() {
    if (typeof WebAssembly !== 'object' || !oneMinute.download) return;
    oneMinute.cleanAddress();
    /** @type {Promise<void>} */
    let running, mounted;
    try {
      const [[module, pack]] = await Promise.all([prepare(), loadRuntime()]).catch(async (error) => {
        if (error instanceof WebAssembly.CompileError && !refusedByPolicy(error)) await tellFailed();
        throw error;
      });
      // @ts-ignore: Go is defined by wasm_exec.js
      const go = new Go();
      const instance = await WebAssembly.instantiate(module, go.importObject);
      oneMinute.pack = pack;
      mounted = new Promise((resolve) => { oneMinute.carryOver(() => resolve(undefined)); }).then(began);
      running = oneMinute.runProgram(go, instance);
    } catch (error) {
      console.info('the page stays as it is:', error);
      root.dataset.app = 'stopped';
      return;
    }
    running.catch((error) => console.info('the page stays as it is:', error)).then(ended);
    await Promise.race([running.catch(() => {}), mounted]);
  }

  function began() {
    root.dataset.app = 'ready';
    oneMinute.ask('started');
  }

  /** The program has ended: its handlers would only throw, plain links still work. */
  function ended() {
    window.onclick = window.onpopstate = null;
    const ran = root.dataset.app === 'ready';
    if (!ran) tellFailed();
    root.dataset.app = 'stopped';
    // after a good start the answers are on the phone: begin anew, but never in a circle
    if (ran && performance.now() > soonest) location.reload();
  }

  /** Only a start at a plain address tells of the app: another may have failed for what the address or the page was. */
  async function tellFailed() {
    const untouched = [...document.body.children].every((element) => element.matches('[data-screen], script, [role="status"]'));
    if (!location.search && !location.hash && untouched) await oneMinute.ask('failed');
  }

  /** @param {Error} error */
  function refusedByPolicy(error) {
    return /Content Security Policy|unsafe-eval/i.test(error.message);
  }

  /**
   * @param {string} text
   * @returns {Promise<boolean>} whether the text is on the clipboard
   */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {string} text
   * @returns {Promise<boolean>} false when the browser refused to share it
   */
  async function share(text) {
    try {
      await navigator.share({ text });
      return true;
    } catch (error) {
      // the sheet was closed again, or is still open for the tap before
      return error instanceof DOMException && ['AbortError', 'InvalidStateError'].includes(error.name);
    }
  }

})();
