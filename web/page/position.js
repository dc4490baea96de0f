// Where the reader is on a page: scroll position, focus, what the address names.
// It stays as it is when the app takes the page over, and moves with each change
// of page. Stands in front of boot.js.
(() => {
  'use strict';

  /** @type {number | undefined} where the page stood when it was left, if it is come to again */
  const begunAt = history.state?.y;
  const oneMinute = window.oneMinute ??= /** @type {any} */ ({});
  // boot.js calls the first two, the app the others
  Object.assign(oneMinute, /** @satisfies {Partial<OneMinute>} */ ({
    carryOver, measureBars, arrived, focusOn, beginsAtTop: () => !first && !history.state?.y,
  }));
  let arrivesBy = 0; // the time, in the page's milliseconds, until which a new view may still be drawn
  keepPlaces();

  /** Scroll positions stay with their entry in the history, so that Back leads to the same place. */
  function keepPlaces() {
    history.scrollRestoration = 'manual';
    let pending = 0;
    // the browser goes to the place in the list of the item that the app is about to show alone
    addEventListener('popstate', () => {
      clearTimeout(pending);
      if (document.documentElement.dataset.app === 'ready') arrivesBy = performance.now() + 2000;
    });
    addEventListener('scroll', () => {
      if (performance.now() < arrivesBy) return;
      clearTimeout(pending);
      pending = setTimeout(() => history.replaceState({ ...history.state, y: scrollY }, ''), 150);
    }, { passive: true });
    if (history.state?.y) scrollTo(0, history.state.y);
    // go-app goes to what the address names by itself, a while after the view has come: somebody may have gone on
    const { scrollIntoView } = Element.prototype;
    Element.prototype.scrollIntoView = function (/** @type {ScrollIntoViewOptions | undefined} */ how) { if (how) scrollIntoView.call(this, how); };
  }

  /** The bars grow with the phone's text size; what must not come to stand under them is told how tall they are. */
  function measureBars() {
    if (!('ResizeObserver' in window)) return; // the style sheet has their usual heights
    const observer = new ResizeObserver((entries) => {
      for (const { target: bar } of entries) {
        const name = bar.matches('.call-bar') ? '--call-bar' : '--places';
        document.documentElement.style.setProperty(name, `${bar.getBoundingClientRect().height}px`);
      }
    });
    for (const bar of document.querySelectorAll('.call-bar, .places')) observer.observe(bar);
  }

  /**
   * The first mount replaces the pre-rendered elements with equal ones: what
   * had the focus and what was opened there is so again in its successor.
   * @param {() => void} mounted called once they stand
   */
  function carryOver(mounted) {
    stayInList();
    const marked = target() !== null && target() === document.querySelector(':target');
    let focused = document.activeElement;
    const mounting = new AbortController();
    document.addEventListener('focusin', (event) => { focused = /** @type {Element} */ (event.target); }, { signal: mounting.signal });
    keepPlace();
    addEventListener('scroll', keepPlace);
    oneMinute.onMount((before, after) => {
      mounting.abort();
      measureBars();
      const open = before.querySelectorAll('details');
      after.querySelectorAll('details').forEach((details, i) => { details.open = open[i]?.open ?? false; });
      if (marked) markTarget();
      const successor = focused && before.contains(focused) && successorOf(focused, before, after);
      if (successor instanceof HTMLElement) successor.focus({ preventScroll: true });
      if (!leavesList()) returnToPlace();
      mounted();
    });
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

  /** Where the page stands until its first view has arrived: what is uppermost in view, and how far down. */
  let place = { y: 0, id: '', top: 0 };

  function keepPlace() {
    const bar = document.querySelector('.call-bar')?.getBoundingClientRect().bottom ?? 0;
    const uppermost = [...document.querySelectorAll('main [id]')].find((element) => element.getBoundingClientRect().bottom > bar);
    place = { y: scrollY, id: uppermost?.id ?? '', top: uppermost?.getBoundingClientRect().top ?? 0 };
  }

  /** What has come in above (the details of an answer, say) does not move what is read. */
  function returnToPlace() {
    if (scrollY !== place.y) return; // somebody has just gone on
    const uppermost = document.getElementById(place.id);
    if (place.y && uppermost) scrollBy(0, uppermost.getBoundingClientRect().top - place.top);
    keepPlace();
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
    arrivesBy = 0;
    removeEventListener('scroll', keepPlace);
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
    const element = /** @type {HTMLElement | null} */ (oneMinute.screen().querySelector(selector));
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

  /** The browser marks what it goes to itself as :target: not the successor, and not what the app goes to. */
  function markTarget() {
    const marked = /** @type {HTMLElement | null} */ (target());
    marked?.setAttribute('data-target', '');
    addEventListener('hashchange', () => marked?.removeAttribute('data-target'), { once: true });
  }

  /** A navigation of the browser's own would end one that has begun, to a page with newer content, say. */
  function goToTarget() {
    const element = /** @type {HTMLElement} */ (target());
    markTarget();
    if (!element.hasAttribute('tabindex')) element.tabIndex = -1; // the next Tab goes on from there
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'start' });
  }
})();
