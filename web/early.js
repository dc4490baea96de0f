// Stands inside every page, to work from the first paint, before anything else
// has come: the worker's own settings, Hide, a journal of the answers that are
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

  applySettings();
  offerHide();
  keepJournal();
  downloadOncePainted();
  Object.assign(window, { oneMinute: { settings, choose, taps: () => JSON.stringify(taps()), forgetTaps, moved: () => moved, download } });

  /** @returns {Record<string, string>} what was chosen on About, by name */
  function settings() {
    try {
      return JSON.parse(localStorage.getItem(SETTINGS) ?? '{}') ?? {};
    } catch {
      return {};
    }
  }

  /** The style sheet reads the settings off the root element. */
  function applySettings() {
    const { text = '', colours = '', hide = '' } = settings();
    Object.assign(root.dataset, { text, colours, hide });
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
    addEventListener('pageshow', () => { if ('hidden' in root.dataset) location.reload(); });
  }

  /** Covers the page at once, forgets the answers, and puts a neutral page in its place in the history. */
  function hide() {
    root.dataset.hidden = '';
    document.title = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="apple-mobile-web-app-title"]')).content;
    forget(VISIT);
    forgetTaps();
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

  /** @type {Tap[]} the taps that the phone does not keep: it refuses, or the worker chose so */
  let unkept = [];

  function keepJournal() {
    document.addEventListener('change', ({ target: input }) => {
      if (!(input instanceof HTMLInputElement) || root.dataset.app === 'ready') return;
      const guide = input.closest('[data-guide]')?.getAttribute('data-guide');
      if (guide) keep([...taps(), { guide, item: input.name, answer: input.value, at: now() }]);
    });
    document.addEventListener('readystatechange', showTaps);
    addEventListener('pageshow', showTaps); // Back: the browser's own memory has answers that were cleared since
    addEventListener('visibilitychange', dropExpired);
    setInterval(dropExpired, 20_000);
  }

  const now = () => Math.floor(Date.now() / 1000);

  /** @returns {Tap[]} what the app has not taken over yet, oldest first */
  function taps() {
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(JOURNAL) ?? '[]');
    } catch {
      // blocked, or damaged: then nothing
    }
    return [...(Array.isArray(kept) ? kept : []), ...unkept];
  }

  /** @param {Tap[]} all */
  function keep(all) {
    unkept = [];
    try {
      if (settings().keep === 'memory') throw new Error('chosen so');
      localStorage.setItem(JOURNAL, JSON.stringify(all));
    } catch {
      forget(JOURNAL);
      unkept = all;
    }
  }

  function forgetTaps() {
    unkept = [];
    forget(JOURNAL);
  }

  /** @returns {HTMLInputElement[]} the answers on the page */
  function answers() {
    return [...document.querySelectorAll('[data-guide] input')].map((input) => /** @type {HTMLInputElement} */ (input));
  }

  /** A page that is loaded again shows what was tapped on it before, and nothing else. */
  function showTaps() {
    dropExpired();
    if (root.dataset.app === 'ready') return;
    const given = new Map(taps().map(({ guide, item, answer }) => [`${guide} ${item}`, answer]));
    for (const input of answers()) {
      const guide = input.closest('[data-guide]')?.getAttribute('data-guide');
      input.checked = given.get(`${guide} ${input.name}`) === input.value;
    }
  }

  /** The last tap tells; one in the future means that the phone's clock was changed. */
  function dropExpired() {
    const last = taps().at(-1);
    if (!last || (now() < last.at + LIFE && last.at <= now() + 60)) return;
    forgetTaps();
    if (root.dataset.app !== 'ready') for (const input of answers()) input.checked = false;
  }

  // --- the app's download ---

  /** @type {Promise<Response>[] | undefined} */
  let downloads;

  /** @returns {Promise<Response>[]} the pack and the program, asked for once */
  function download() {
    const { pack = '', client = '' } = /** @type {HTMLElement} */ (document.querySelector('script[data-client]')).dataset;
    downloads ??= [pack, client].map((url) => fetch(url));
    for (const answer of downloads) answer.catch(() => {}); // boot.js hears of it
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
