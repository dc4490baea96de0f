// Stands at the end of every page, to work from the first paint, before anything
// else has come: the worker's own settings, Hide, a journal of the answers that are
// tapped before the app runs, and the start of the app's download.
(() => {
  'use strict';

  const root = document.documentElement;
  const VISIT = 'one-minute-visit', JOURNAL = 'one-minute-taps', SETTINGS = 'one-minute-settings'; // keys in localStorage
  const CLOSED = '/closed/'; // the neutral page
  const LIFE = 7200; // seconds that answers are kept after the last tap

  /** Whether somebody has moved on the page, and not the browser alone. */
  let moved = false;
  for (const event of ['wheel', 'touchmove', 'keydown']) addEventListener(event, () => { moved = true; }, { passive: true, once: true });

  /** @type {Promise<Response>[] | undefined} */
  let downloads;

  // For boot.js and the program, which may be older than this page: what stands here may only grow.
  Object.assign(window, { oneMinute: /** @satisfies {Partial<OneMinute>} */ ({
    settings, choose, taps: () => JSON.stringify(taps()), forgetTaps: () => forget(JOURNAL), moved: () => moved, download,
  }) });
  applySettings();
  offerHide();
  keepJournal();
  downloadOncePainted();

  /** @returns {Record<string, string>} what was chosen on About, by name */
  function settings() {
    return read(SETTINGS) ?? {};
  }

  /**
   * @param {string} key
   * @returns {any} what stands there; null when that is nothing, or damaged, or storage is blocked
   */
  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  }

  /** The style sheet reads the settings off the root element; the worker is to send the next page with them. */
  function applySettings() {
    const { text = '', colours = '', hide = '' } = settings();
    const chosen = { text, colours, hide };
    const news = Object.entries(chosen).some(([name, value]) => value !== (root.dataset[name] ?? ''));
    if (news) navigator.serviceWorker?.controller?.postMessage({ settings: chosen });
    Object.assign(root.dataset, chosen);
    for (const [i, meta] of document.querySelectorAll('meta[name="theme-color"]').entries()) {
      const own = i === 0 ? 'light' : 'dark';
      const media = { light: 'not all', dark: 'not all', [own]: 'all' };
      /** @type {HTMLMetaElement} */ (meta).media = media[/** @type {'light'} */ (colours)] ?? `(prefers-color-scheme: ${own})`;
    }
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  function choose(name, value) {
    try {
      localStorage.setItem(SETTINGS, JSON.stringify({ ...settings(), [name]: value }));
    } catch {
      // storage is blocked or full: the choice holds for nothing
    }
    applySettings();
  }

  /** Hide: one tap, or Shift three times within two seconds. */
  function offerHide() {
    addEventListener('click', (event) => {
      if (!(event.target instanceof Element && event.target.closest('.hide'))) return;
      event.preventDefault();
      event.stopPropagation();
      hide();
    }, true);
    /** @type {number[]} */
    let shifts = [];
    addEventListener('keydown', ({ key, repeat, timeStamp }) => {
      if (repeat) return;
      shifts = key === 'Shift' ? [...shifts.slice(-2), timeStamp] : [];
      if (shifts.length === 3 && timeStamp - shifts[0] < 2000) hide();
    });
    // Back may bring the hidden page out of the browser's memory, with the answers in its program
    addEventListener('pageshow', ({ persisted }) => { if (persisted && 'hidden' in root.dataset) location.reload(); });
  }

  /** Covers the page at once, forgets the answers, and puts a neutral page in its place in the history. */
  function hide() {
    root.dataset.hidden = '';
    document.title = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="apple-mobile-web-app-title"]')).content;
    forget(VISIT);
    forget(JOURNAL);
    location.replace(CLOSED);
  }

  /** @param {string} key */
  function forget(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // storage is blocked: nothing is there
    }
  }

  // --- the journal: answers on the page before the app runs, which then takes them over ---

  /** @typedef {{guide: string, item: string, answer: string, at: number}} Tap at: Unix seconds */

  function keepJournal() {
    document.addEventListener('change', ({ target: input }) => {
      if (!(input instanceof HTMLInputElement) || root.dataset.app === 'ready') return;
      const guide = input.closest('[data-guide]')?.getAttribute('data-guide');
      if (guide) keep([...taps(), { guide, item: input.name, answer: input.value, at: now() }]);
    });
    takeAnswers(settings().keep !== 'memory');
    document.addEventListener('readystatechange', () => { if (read(VISIT) || read(JOURNAL)) showAnswers(); });
    // Back: the browser's own memory has answers that were cleared since, here or in another tab
    for (const event of ['pageshow', 'visibilitychange', 'storage']) addEventListener(event, showAnswers);
    setInterval(showAnswers, 20_000);
  }

  const now = () => Math.floor(Date.now() / 1000);

  /**
   * The style sheet shows the answers while they can be kept. Where they may not
   * be, the next page would have lost them: the app then takes them alone.
   * @param {boolean} may
   */
  function takeAnswers(may) {
    try {
      if (may && localStorage) root.dataset.early = 'answers';
      else delete root.dataset.early;
    } catch {
      // storage is blocked
    }
  }

  /** @returns {Tap[]} what the app has not taken over yet, oldest first */
  function taps() {
    const kept = read(JOURNAL);
    return Array.isArray(kept) ? kept : [];
  }

  /** @param {Tap[]} all */
  function keep(all) {
    try {
      if (settings().keep === 'memory') throw new Error('chosen so');
      localStorage.setItem(JOURNAL, JSON.stringify(all));
    } catch {
      takeAnswers(false);
    }
  }

  /** The page shows what the app has kept of the visit, and what was tapped since, and nothing else. */
  function showAnswers() {
    if (root.dataset.app === 'ready') return;
    dropExpired();
    /** @type {Record<string, Record<string, string>>} */
    const given = {};
    for (const [guide, answers] of Object.entries(read(VISIT)?.guides ?? {})) given[guide] = { ...answers };
    for (const { guide, item, answer } of taps()) given[guide] = { ...given[guide], [item]: answer };
    for (const list of document.querySelectorAll('[data-guide]')) {
      const answers = given[list.getAttribute('data-guide') ?? ''] ?? {};
      for (const input of list.querySelectorAll('input')) input.checked = answers[input.name] === input.value;
    }
  }

  /** Also where the app never comes to do it. */
  function dropExpired() {
    const all = taps();
    if (all.length && !alive(all[all.length - 1].at)) forget(JOURNAL);
    const visit = read(VISIT);
    if (visit && !alive(visit.touched)) forget(VISIT);
  }

  /** @param {number} last tap; one in the future means that the phone's clock was changed */
  function alive(last) {
    return now() < last + LIFE && last <= now() + 60;
  }

  // --- the app's download ---

  /** @returns {Promise<Response>[]} the pack and the program, asked for once, unless that fails */
  function download() {
    const { pack = '', client = '' } = /** @type {HTMLElement} */ (document.querySelector('script[data-client]')).dataset;
    if (!downloads) {
      downloads = [pack, client].map((url) => fetch(url));
      for (const answer of downloads) answer.catch(() => { downloads = undefined; }); // boot.js may try once more
    }
    return downloads;
  }

  /** It must not compete with what the page needs to paint; a page in the background never paints. */
  function downloadOncePainted() {
    if (typeof WebAssembly !== 'object' || !('PerformanceObserver' in window)) return;
    new PerformanceObserver((_, observer) => {
      observer.disconnect();
      download();
    }).observe({ type: 'paint', buffered: true });
  }
})();
