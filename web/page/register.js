// Registers the worker that keeps the copy on this phone, asks it what the page and
// the app want to know, and lets a newer one take over. Stands in front of boot.js.
(() => {
  'use strict';

  /** @type {(registration: Promise<ServiceWorkerRegistration | undefined>) => void} */
  let registered;
  /** @type {Promise<ServiceWorkerRegistration | undefined>} */
  const registration = new Promise((resolve) => { registered = resolve; });
  const oneMinute = window.oneMinute ??= /** @type {any} */ ({});
  // boot.js calls the first two, the app the others
  Object.assign(oneMinute, /** @satisfies {Partial<OneMinute>} */ ({ register, ask, offline, verify, update, seen: () => ask('seen') }));
  letWorkerTakeOver();

  /** @param {number} ms */
  const after = (ms) => new Promise((/** @type {(nothing?: undefined) => void} */ resolve) => { setTimeout(resolve, ms); });

  /** @param {string} url */
  function register(url) {
    const begin = async () => navigator.serviceWorker?.register(url, { updateViaCache: 'none' });
    registered(begin().then(watchInstall, (error) => { // a browser that forbids workers still shows the page
      refused = !(error instanceof TypeError); // which is the network's
      return undefined;
    }));
    keepFresh(); // at once: a worker that retires hears of this page by what it asks
  }

  let refused = false; // the browser keeps no worker, or gives it no storage

  /** @param {ServiceWorkerRegistration | undefined} registration */
  function watchInstall(registration) {
    const worker = registration?.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'redundant' && !registration?.active) refused = true;
    });
    return registration;
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

  /** What is said of a copy that no worker tells of. */
  const untold = { complete: false, have: 0, of: 0, altered: 0, mended: 0,
    reached: 0, verified: 0, content: 0, contentId: '', app: '', changes: [], log: [], busy: false };

  /** @returns {Promise<any>} what the worker says of its copy, and the browser of how long it keeps it */
  async function offline() {
    return described(await ask('state'));
  }

  /** @param {any} told */
  async function described(told) {
    return { ...untold, ...told, able: 'serviceWorker' in navigator && !refused, lasting: await lasts() };
  }

  /**
   * Whether the browser has promised to keep what is stored. No browser says that
   * a window is a private one, but none promises it there: what is not promised
   * may be gone when the window closes, after a week, or when the disk is full.
   */
  async function lasts() {
    const promised = await navigator.storage?.persisted?.().catch(() => false);
    return Boolean(promised) || Boolean(window.matchMedia?.('(display-mode: standalone)').matches); // iOS keeps it for an icon and does not say
  }

  /** @param {(have: number, of: number) => void} onProgress */
  async function verify(onProgress) {
    return described(await ask('verify', ({ progress, of }) => onProgress(progress, of), 60_000));
  }

  /** @returns {Promise<any>} the state after a check, and whether it tells of this very check */
  async function update() {
    const before = await ask('state');
    const result = await ask('check', undefined, 60_000);
    const now = await offline();
    const check = result?.number ? result : now.check; // another check may have begun since
    return { ...now, check, checked: Boolean(check && check.number !== before?.check?.number) };
  }
})();
