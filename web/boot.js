// Small: keeps links native, keeps the copy on this phone fresh, starts the app
// once the page has painted, and offers the app what only a page can do. The
// page reads and dials without any of it.
(() => {
  'use strict';

  const root = document.documentElement;
  /** @type {number | undefined} where the page stood when it was left, if it is come to again */
  const begunAt = history.state?.y;
  /** @type {any} what the page offers the app: early.js began it, unless something before us refuses what stands inside a page */
  const oneMinute = /** @type {any} */ (window).oneMinute || {};
  Object.assign(window, { oneMinute });

  const workerURL = '/app-worker.js';
  const { exec = '' } = /** @type {HTMLElement} */ (document.currentScript).dataset;
  /** @type {any} the page's policy allows no other script than these two */
  const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('guide', {
    createScriptURL: (/** @type {string} */ url) => {
      if (url !== workerURL && url !== exec) throw new TypeError('not a script of this page');
      return url;
    },
  });
  /** @param {string} url */
  const trusted = (url) => (policy ? policy.createScriptURL(url) : url);

  standInForStorage();
  keepLinksNative();
  keepPlaces();
  datePrints();
  /** @type {(registered: Promise<ServiceWorkerRegistration | undefined>) => void} */
  let register;
  /** @type {Promise<ServiceWorkerRegistration | undefined>} */
  const registration = new Promise((resolve) => { register = resolve; });
  letWorkerTakeOver();
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
    measureBars();
    Promise.race([startApp(), after(4_000)]).then(() => register(registerWorker())).then(keepFresh);
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
      if (href.startsWith('tel:')) dispatchEvent(new CustomEvent('called', { detail: href }));
      if (href.startsWith('#') || /** @type {HTMLAnchorElement} */ (link).origin !== location.origin) event.stopPropagation();
    });
  }

  /** Scroll positions stay with their entry in the history, so that Back leads to the same place. */
  function keepPlaces() {
    history.scrollRestoration = 'manual';
    let pending = 0;
    addEventListener('scroll', () => {
      clearTimeout(pending);
      pending = setTimeout(() => history.replaceState({ y: scrollY }, ''), 150);
    }, { passive: true });
    if (history.state?.y) scrollTo(0, history.state.y);
  }

  /** The bars grow with the phone's text size; what must not come to stand under them is told how tall they are. */
  function measureBars() {
    const observer = new ResizeObserver((entries) => {
      for (const { target: bar } of entries) {
        const name = bar.matches('.call-bar') ? '--call-bar' : '--places';
        root.style.setProperty(name, `${bar.getBoundingClientRect().height}px`);
      }
    });
    for (const bar of document.querySelectorAll('.call-bar, .places')) observer.observe(bar);
  }

  /** Where a browser forbids storage even to be looked at, the program would end at its start. */
  function standInForStorage() {
    for (const name of ['localStorage', 'sessionStorage']) {
      try {
        void window[/** @type {'localStorage'} */ (name)];
      } catch {
        const refuse = () => { throw new DOMException('storage is blocked', 'SecurityError'); };
        Object.defineProperty(window, name, { value: { length: 0, getItem: () => null, key: () => null, setItem: refuse, removeItem() {}, clear() {} } });
      }
    }
  }

  /** Paper says on which day it was printed. */
  function datePrints() {
    addEventListener('beforeprint', () => {
      for (const line of document.querySelectorAll('.printed__day')) {
        line.textContent = `${(line.textContent ?? '').replace(/(, .*)?\.$/, '')}, ${new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })}.`;
      }
    });
  }

  /** @returns {Promise<ServiceWorkerRegistration | undefined>} */
  async function registerWorker() {
    if (!('serviceWorker' in navigator)) return undefined;
    try {
      return await navigator.serviceWorker.register(trusted(workerURL), { updateViaCache: 'none' });
    } catch {
      return undefined; // a browser that forbids workers still shows the page
    }
  }

  let asking = 0; // questions that the worker has not answered yet

  /**
   * @param {string} message
   * @param {(progress: any) => void} [onProgress]
   * @param {number} [patience] milliseconds; a worker that died answers nothing
   * @returns {Promise<any>} the worker's answer, or null
   */
  async function ask(message, onProgress, patience = 5000) {
    // the page's own worker at once: a page that is left at once has told it all the same
    const worker = navigator.serviceWorker?.controller ?? (await Promise.race([activeWorker(), after(patience)]));
    if (!worker) return null;
    asking++;
    return new Promise((resolve) => {
      let timer = setTimeout(resolve, patience, null);
      const channel = new MessageChannel();
      channel.port1.onmessage = ({ data }) => {
        clearTimeout(timer);
        if (data?.progress === undefined) return resolve(data);
        timer = setTimeout(resolve, patience, null);
        onProgress?.(data);
      };
      worker.postMessage(message, [channel.port2]);
    }).catch(() => null).finally(() => { asking--; }); // WebKit throws for a worker that is gone
  }

  /** @returns {Promise<ServiceWorker | null | undefined>} */
  async function activeWorker() {
    return (await registration) && (await navigator.serviceWorker.ready).active;
  }

  /**
   * Another worker takes over while the page is out of sight and asks nothing. A
   * page that is hidden because it is left does not live to see the timer.
   */
  function letWorkerTakeOver() {
    let timer = 0;
    document.addEventListener('visibilitychange', () => {
      clearInterval(timer);
      if (document.visibilityState !== 'hidden') return;
      timer = setInterval(async () => { if (!asking) (await registration)?.waiting?.postMessage('takeOver'); }, 2000);
    });
  }

  /** Looks for a newer release once the page has what it needs, and whenever there may be one. */
  function keepFresh() {
    const check = () => { if (document.visibilityState === 'visible') ask('check'); };
    check();
    document.addEventListener('visibilitychange', check);
    addEventListener('online', check);
    addEventListener('pageshow', (event) => { if (event.persisted) check(); });
    setInterval(check, 60 * 60 * 1000);
  }

  /** What go-app's runtime and our own client expect of the page. */
  function offerToApp() {
    /** @type {Record<string, string>} */
    const env = { GOAPP_VERSION: '', GOAPP_INTERNAL_URLS: '[]', GOAPP_STATIC_RESOURCES_URL: '', GOAPP_ROOT_PREFIX: '' };
    Object.assign(window, {
      goappGetenv: (/** @type {string} */ name) => env[name],
      goappNav() {}, goappOnUpdate() {}, goappOnAppInstallChange() {}, goappShowInstallPrompt() {},
      goappIsAppInstallable: () => false,
      goappIsAppInstalled: () => matchMedia('(display-mode: standalone)').matches,
    });
    Object.assign(oneMinute, { beginsAtTop: () => !first && !history.state?.y, arrived, focusOn, copy, canShare: () => 'share' in navigator, share, print: () => window.print?.(), offline, verify, update, seen: () => ask('seen'),
      afterFrame: (/** @type {() => void} */ f) => requestAnimationFrame(() => setTimeout(f)),
      whenIdle: (/** @type {() => void} */ f) => (window.requestIdleCallback ?? setTimeout)(f) });
  }

  /** Where the browser offers to install, the app's own button does it; an installed copy asks to be kept. */
  function offerInstall() {
    addEventListener('beforeinstallprompt', (/** @type {any} */ event) => {
      event.preventDefault();
      Object.assign(window, { goappIsAppInstallable: () => true, goappShowInstallPrompt: () => event.prompt() });
      /** @type {any} */ (window).goappOnAppInstallChange();
    });
    const keep = () => navigator.storage?.persist?.().catch(() => {});
    addEventListener('appinstalled', () => {
      /** @type {any} */ (window).goappIsAppInstallable = () => false;
      /** @type {any} */ (window).goappOnAppInstallChange();
      keep();
    });
    if (matchMedia('(display-mode: standalone)').matches) keep();
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

  /** @param {number} ms */
  const after = (ms) => new Promise((/** @type {(nothing?: undefined) => void} */ resolve) => { setTimeout(resolve, ms); });

  /** @returns {Promise<[WebAssembly.Module, string]>} the program, compiled as it comes, and the pack; asked for once */
  function prepare() {
    program ??= (async () => {
      const download = () => Promise.all(oneMinute.download());
      const [pack, client] = await download().catch(download); // a signal that comes and goes
      if (!pack.ok || !client.ok) throw new TypeError('the program is not there');
      return Promise.all([WebAssembly.compileStreaming(client), pack.text()]);
    })();
    return program;
  }

  /** @returns {Promise<void>} once Go's own part of the program is there; a page may bring it */
  async function loadRuntime() {
    if ('Go' in window) return;
    const script = document.createElement('script');
    script.src = trusted(exec);
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
    normaliseAddress();
    /** @type {Promise<void>} */
    let running;
    try {
      const [[module, pack]] = await Promise.all([prepare(), loadRuntime()]).catch(async (error) => {
        if (error instanceof WebAssembly.CompileError && !refusedByPolicy(error)) await ask('failed');
        throw error;
      });
      // @ts-ignore: Go is defined by wasm_exec.js
      const go = new Go();
      const instance = await WebAssembly.instantiate(module, go.importObject);
      oneMinute.pack = pack;
      stayInList();
      carryOver();
      running = go.run(instance);
    } catch (error) {
      console.info('the page stays as it is:', error);
      root.dataset.app = 'stopped';
      return;
    }
    running.catch((error) => console.info('the page stays as it is:', error)).then(ended);
    await Promise.race([running.catch(() => {}), mounted]);
  }

  /** The program has ended: its handlers would only throw, plain links still work. */
  function ended() {
    window.onclick = window.onpopstate = null;
    const ran = root.dataset.app === 'ready';
    if (!ran) ask('failed');
    root.dataset.app = 'stopped';
    // after a good start the answers are on the phone: begin anew, but never in a circle
    if (ran && performance.now() > soonest) location.reload();
  }

  /** @param {Error} error */
  function refusedByPolicy(error) {
    return /Content Security Policy|unsafe-eval/i.test(error.message);
  }

  /** go-app knows each page by one exact path; the address may have come in another form. */
  function normaliseAddress() {
    let path = location.pathname.replace(/index\.html$/, '');
    if (!path.endsWith('/') && !path.includes('.')) path += '/';
    if (path !== location.pathname) history.replaceState(history.state, '', path + location.search + location.hash);
  }

  /** @type {() => void} */
  let begun;
  /** @type {Promise<void>} */
  const mounted = new Promise((resolve) => { begun = resolve; });

  /**
   * The first mount replaces the pre-rendered elements with equal ones: what
   * had the focus and what was opened there is so again in its successor.
   */
  function carryOver() {
    const before = /** @type {Element} */ (document.body.firstElementChild);
    const marked = target() !== null && target() === document.querySelector(':target');
    let focused = document.activeElement;
    const mounting = new AbortController();
    document.addEventListener('focusin', (event) => { focused = /** @type {Element} */ (event.target); }, { signal: mounting.signal });
    keepPlace();
    addEventListener('scroll', keepPlace, { signal: mounting.signal });
    new MutationObserver((_, observer) => {
      const after = /** @type {Element} */ (document.body.firstElementChild);
      if (after === before) return;
      observer.disconnect();
      mounting.abort();
      measureBars();
      const open = before.querySelectorAll('details');
      after.querySelectorAll('details').forEach((details, i) => { details.open = open[i]?.open ?? false; });
      if (marked && !leftTarget()) goToTarget();
      const successor = focused && before.contains(focused) && successorOf(focused, before, after);
      if (successor instanceof HTMLElement) successor.focus({ preventScroll: true });
      if (!leavesList()) returnToPlace();
      root.dataset.app = 'ready';
      begun();
      ask('started');
    }).observe(document.body, { childList: true });
  }

  /**
   * The app shows an item that the address names alone. Whoever answered in the
   * list meanwhile, or went on in it, stays there.
   */
  function stayInList() {
    const item = target();
    if (!item?.matches('.choice')) return;
    if (leftTarget() || oneMinute.taps() !== '[]') history.replaceState(history.state, '', '#all');
  }

  /** @returns {boolean} whether somebody has gone on from where the address leads: a browser may not have gone there */
  function leftTarget() {
    const box = target()?.getBoundingClientRect();
    return Boolean(oneMinute.moved() && box && (box.bottom < 0 || box.top > innerHeight / 2));
  }

  /** Where the page stands before the mount: what is uppermost in view, and how far down. */
  let place = { y: 0, id: '', top: 0 };

  function keepPlace() {
    const bar = document.querySelector('.call-bar')?.getBoundingClientRect().bottom ?? 0;
    const uppermost = [...document.querySelectorAll('main [id]')].find((element) => element.getBoundingClientRect().bottom > bar);
    place = { y: scrollY, id: uppermost?.id ?? '', top: uppermost?.getBoundingClientRect().top ?? 0 };
  }

  /** What has come in above (the details of an answer, say) does not move what is read. */
  function returnToPlace() {
    const uppermost = document.getElementById(place.id);
    if (place.y && uppermost) scrollBy(0, uppermost.getBoundingClientRect().top - place.top);
    else scrollTo(0, place.y);
  }

  /**
   * @param {Element} element
   * @param {Element} before
   * @param {Element} after
   * @returns {Element | undefined} the element at the same place in the other tree
   */
  function successorOf(element, before, after) {
    if (element === before) return after;
    const parent = /** @type {Element} */ (element.parentElement);
    return successorOf(parent, before, after)?.children[[...parent.children].indexOf(element)];
  }

  let first = true;

  /** A new view stands: its beginning, or the place in it that the address or the history names. */
  function arrived() {
    const atStart = first;
    first = false;
    if (atStart && !leavesList()) { // the page's own first view keeps focus and scroll
      returnToPlace();
      return;
    }
    const y = atStart ? begunAt : history.state?.y; // an item's screen stands elsewhere than the list that the browser has scrolled
    if (y === undefined && target()) {
      goToTarget();
      return;
    }
    focusOn('h1');
    scrollTo(0, y ?? 0);
  }

  /**
   * @param {string} selector of the element
   * @param {string} [block] selector of what is to be seen with it
   */
  function focusOn(selector, block) {
    const element = /** @type {HTMLElement | null} */ (document.querySelector(selector));
    element?.focus({ preventScroll: true });
    element?.closest(block ?? selector)?.scrollIntoView({ block: 'nearest' });
  }

  /** @returns {Element | null} what the address's fragment names on this page */
  function target() {
    return location.hash ? document.getElementById(location.hash.slice(1)) : null;
  }

  /** @returns {boolean} whether the app shows an item alone, of which the page before the mount had a list */
  function leavesList() {
    return Boolean(location.hash) && !target();
  }

  /** Only a navigation of the browser's own scrolls to the target and marks it as :target. */
  function goToTarget() {
    const { state } = history;
    location.replace(location.href);
    history.replaceState(state, '');
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

  /** @param {string} text */
  async function share(text) {
    try {
      await navigator.share({ text });
    } catch {
      // the sheet was closed again: nothing to do
    }
  }

  /** What is said of a copy that no worker tells of. */
  const untold = { able: 'serviceWorker' in navigator, complete: false, have: 0, of: 0, altered: 0, mended: 0,
    reached: 0, verified: 0, content: 0, app: '', changes: [], log: [] };

  /** @returns {Promise<any>} what the worker says of its copy */
  async function offline() {
    return { ...untold, ...(await ask('state')) };
  }

  /** @param {(have: number, of: number) => void} onProgress */
  async function verify(onProgress) {
    return { ...untold, ...(await ask('verify', ({ progress, of }) => onProgress(progress, of), 60_000)) };
  }

  async function update() {
    await ask('check', undefined, 60_000);
    return offline();
  }
})();
