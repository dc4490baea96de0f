// Stands at the end of every page, to work from the first paint, before anything
// else has come: the worker's own settings, Hide, a journal of the answers that are
// tapped before the app runs, and the start of the app's download.
(() => {
  'use strict';

  const root = document.documentElement;
  const VISIT = 'one-minute-visit', JOURNAL = 'one-minute-taps', SETTINGS = 'one-minute-settings'; // keys in localStorage
  const HIDDEN = 'one-minute-hidden'; // set for no time at all, to tell other tabs
  const CLOSED = '/closed/'; // the neutral page
  const LIFE = 7200; // seconds that answers are kept after the last tap

  /** Whether somebody has moved on the page, and not the browser alone. */
  let moved = false;
  for (const event of ['wheel', 'touchmove', 'keydown']) addEventListener(event, () => { moved = true; }, { passive: true, once: true });

  /** @type {Promise<Response>[] | undefined} */
  let downloads;
  fetchWrongScriptsAgain();

  // For boot.js and the program, which may be older than this page: what stands here may only grow.
  Object.assign(window, { oneMinute: /** @satisfies {Partial<OneMinute>} */ ({
    settings, choose, taps: () => JSON.stringify(taps()), forgetTaps: () => forget(JOURNAL), moved: () => moved, download, stored, refetch, integrity,
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

  /** @returns {string | null | undefined} the answers as the phone keeps them, or undefined where they are in memory only */
  function stored() {
    try {
      return settings().keep === 'memory' ? undefined : localStorage.getItem(VISIT);
    } catch {
      return undefined;
    }
  }

  /** Hide: one tap, or Shift three times. */
  function offerHide() {
    addEventListener('click', (event) => {
      if (!(event.target instanceof Element && event.target.closest('.hide'))) return;
      event.preventDefault();
      event.stopPropagation();
      hide();
    }, true);
    hideByKey();
    addEventListener('storage', ({ key, newValue }) => {
      if (key !== HIDDEN || !newValue || stored() !== undefined) return;
      root.dataset.hidden = ''; // answers in this tab's memory go too
      location.reload();
    });
    // Back may bring the hidden page out of the browser's memory, with the answers in its program
    addEventListener('pageshow', ({ persisted }) => { if (persisted && 'hidden' in root.dataset) location.reload(); });
  }

  /**
   * Shift, pressed and released three times by itself, each time within five
   * seconds: https://design-system.service.gov.uk/components/exit-this-page/.
   */
  function hideByKey() {
    const told = document.createElement('p');
    told.className = 'visually-hidden';
    told.setAttribute('role', 'status');
    document.body.append(told);
    let presses = 0, timer = 0, alone = true; // whether Shift is pressed for nothing else
    const begin = (words = '') => {
      clearTimeout(timer);
      presses = 0;
      told.textContent = words;
    };
    const interrupt = () => {
      alone = false;
      if (presses) begin();
    };
    addEventListener('keydown', ({ key, repeat }) => {
      if (key === 'Shift') alone ||= !repeat;
      else interrupt();
    });
    for (const type of ['pointerdown', 'wheel']) addEventListener(type, interrupt, { passive: true });
    addEventListener('keyup', ({ key }) => {
      if (key !== 'Shift' || !alone) return;
      presses++;
      if (presses === 3) return hide();
      clearTimeout(timer);
      timer = setTimeout(begin, 5000, 'Hide by Shift: time is up.');
      told.textContent = `Shift: press it ${presses === 1 ? '2 more times' : 'once more'} to hide this page.`;
    });
  }

  /** Covers the page at once, forgets the answers, and puts a neutral page in its place in the history. */
  function hide() {
    root.dataset.hidden = '';
    document.title = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="apple-mobile-web-app-title"]')).content;
    forget(VISIT);
    forget(JOURNAL);
    try {
      localStorage.setItem(HIDDEN, 'now');
    } catch {
      // storage is blocked: there is no other tab to tell
    }
    forget(HIDDEN);
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

  /** @typedef {{guide: string, item: string, answer: string, words?: string, at: number}} Tap words: their fingerprint, at: Unix seconds */

  function keepJournal() {
    document.addEventListener('change', ({ target: input }) => {
      if (!(input instanceof HTMLInputElement) || root.dataset.app === 'ready') return;
      const guide = input.closest('[data-guide]')?.getAttribute('data-guide');
      if (guide) keep([...taps(), { guide, item: input.name, answer: input.value, words: wordsOf(input), at: now() }]);
    });
    takeAnswers(settings().keep !== 'memory');
    document.addEventListener('readystatechange', () => { if (read(VISIT) || read(JOURNAL)) showAnswers(); });
    // Back: the browser's own memory has answers that were cleared since, here or in another tab
    for (const event of ['pageshow', 'visibilitychange', 'storage']) addEventListener(event, showAnswers);
    setInterval(showAnswers, 20_000);
  }

  const wordsOf = (/** @type {Element} */ input) => input.closest('[data-words]')?.getAttribute('data-words') ?? undefined;

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
    const visit = read(VISIT);
    /** @type {Record<string, Record<string, string[]>>} the answer of each item and the words that it was given to */
    const given = {};
    /** @param {string} guide @param {string} item @param {string[]} answer */
    const give = (guide, item, ...answer) => { given[guide] = { ...given[guide], [item]: answer }; };
    for (const [guide, answers] of Object.entries(visit?.guides ?? {})) {
      for (const [item, answer] of Object.entries(answers)) give(guide, item, answer, visit.words?.[guide]?.[item]);
    }
    for (const { guide, item, answer, words } of taps()) give(guide, item, answer, words ?? '');
    for (const list of document.querySelectorAll('[data-guide]')) {
      const answers = given[list.getAttribute('data-guide') ?? ''] ?? {};
      for (const input of list.querySelectorAll('input')) {
        const [answer, words] = answers[input.name] ?? [];
        input.checked = answer === input.value && (!words || words === wordsOf(input));
      }
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

  /** @returns {Promise<Response>[]} the pack of this very page and the program, asked for once, unless that fails */
  function download() {
    if (!downloads) {
      const pack = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="pack"]')).content;
      const { client = '' } = /** @type {HTMLElement} */ (document.querySelector('script[data-client]')).dataset;
      const whole = { integrity: integrity(pack) };
      downloads = [fetch(pack, whole).catch(() => refetch(pack)), fetch(client)];
      for (const answer of downloads) answer.catch(() => { downloads = undefined; }); // boot.js may try once more
    }
    return downloads;
  }

  /**
   * Past the browser's cache, which may hold a portal's page under this address for a year.
   * @param {string} url that names its file by the hash
   * @returns {Promise<Response>} the bytes that the address names, or nothing
   */
  function refetch(url) {
    return fetch(url, { cache: 'reload', integrity: integrity(url) });
  }

  /** @param {string} url */
  function integrity(url) {
    const bytes = (/[\da-f]{64}/.exec(url)?.[0].match(/../g) ?? []).map((byte) => parseInt(byte, 16));
    return `sha256-${btoa(String.fromCharCode(...bytes))}`;
  }

  /** A script that is not what the page names does not run; once it has come right, the page begins again. */
  function fetchWrongScriptsAgain() {
    document.addEventListener('error', async ({ target }) => {
      if (!(target instanceof HTMLScriptElement)) return;
      const before = history.state?.refetched ?? [];
      const right = await refetch(target.src).then(() => true, () => false);
      if (!right || before.includes(target.src)) return; // something refuses it: never in a circle
      history.replaceState({ ...history.state, refetched: [...before, target.src] }, '');
      location.reload();
    }, true);
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
