// Where the reader is on a page: scroll position, focus, what the address names.
// It stays as it is when the app takes the page over, and moves with each change
// of page.

import { onMount, screen } from './foreign.ts';
import { oneMinute } from './offer.ts';
import { root } from './root.ts';

const begunAt: number | undefined = history.state?.y; // where the page was scrolled to when it was left, if it is come to again
let first = true; // view of this page
let measured = false; // whether the bars have been
let arrivesBy = 0; // the time, in the page's milliseconds, until which a new view may still be drawn

/** Scroll positions stay with their entry in the history, so that Back leads to the same place. */
export function keepPositions(): void {
  history.scrollRestoration = 'manual';
  let pending = 0;
  // the browser goes to the place in the list of the item that the app is about to show alone
  addEventListener('popstate', () => {
    clearTimeout(pending);
    if (root.dataset.app === 'ready') arrivesBy = performance.now() + 2000;
  });
  addEventListener('scroll', () => {
    if (performance.now() < arrivesBy) return;
    clearTimeout(pending);
    const here = location.href;
    pending = setTimeout(() => {
      // somebody may have gone on since, to a page that is not drawn yet: it begins at its top
      if (location.href === here) history.replaceState({ ...history.state, y: scrollY }, '');
    }, 150);
  }, { passive: true });
  if (history.state?.y) scrollTo(0, history.state.y);
  // go-app goes to what the address names by itself, a while after the view has come: somebody may have gone on
  const { scrollIntoView } = Element.prototype;
  Element.prototype.scrollIntoView = function (how) { if (how) scrollIntoView.call(this, how); };
}

/** The bars grow with the phone's text size; the style sheet learns how tall they are, to keep clear of them. */
export function measureBars(): void {
  if (!('ResizeObserver' in window)) return; // the style sheet has their usual heights
  const observer = new ResizeObserver((entries) => {
    for (const { target: bar } of entries) {
      const name = bar.matches('.call-bar') ? '--call-bar' : '--places';
      root.style.setProperty(name, `${bar.getBoundingClientRect().height}px`);
    }
    if (measured) return;
    measured = true; // the browser has gone to what the address names already, with the usual heights in mind
    if (begunAt === undefined && !oneMinute.moved()) target()?.scrollIntoView({ block: 'start' });
  });
  for (const bar of document.querySelectorAll('.call-bar, .places')) observer.observe(bar);
}

/**
 * The first mount replaces the pre-rendered elements with equal ones: what had the
 * focus and what was opened there is so again in its successor.
 */
export function carryOver(mounted: () => void): void {
  stayInList();
  const marked = target() !== null && target() === document.querySelector(':target');
  let focused = document.activeElement;
  const mounting = new AbortController();
  document.addEventListener('focusin', (event) => { focused = event.target as Element; }, { signal: mounting.signal });
  keepPlace();
  addEventListener('scroll', keepPlace);
  onMount((before, after) => {
    mounting.abort();
    measureBars();
    const open = before.querySelectorAll('details');
    after.querySelectorAll('details').forEach((details, i) => { details.open = open[i]?.open ?? false; });
    if (marked) markTarget();
    const kept = focused && after.contains(focused);
    const successor = kept ? focused : focused && before.contains(focused) && successorOf(focused, before, after);
    if (successor instanceof HTMLElement) successor.focus({ preventScroll: true });
    if (!leavesList()) returnToPlace();
    mounted();
  });
}

/**
 * The app shows an item that the address names alone. Whoever answered in the
 * list meanwhile, or went on in it, stays there.
 */
function stayInList(): void {
  const item = target();
  if (!item?.matches('.choice')) return;
  if (leftTarget() || oneMinute.taps() !== '[]') history.replaceState(history.state, '', '#all');
}

/** Whether somebody has gone on from where the address leads: a browser may not have gone there. */
function leftTarget(): boolean {
  const box = target()?.getBoundingClientRect();
  return Boolean(oneMinute.moved() && box && (box.bottom < 0 || box.top > innerHeight / 2));
}

/** Where the reader is until the first view has arrived: what is uppermost in view, and how far down. */
let place = { y: 0, id: '', top: 0 };

function keepPlace(): void {
  const bar = document.querySelector('.call-bar')?.getBoundingClientRect().bottom ?? 0;
  const uppermost = [...document.querySelectorAll('main [id]')].find((element) => element.getBoundingClientRect().bottom > bar);
  place = { y: scrollY, id: uppermost?.id ?? '', top: uppermost?.getBoundingClientRect().top ?? 0 };
}

/** What has come in above (the details of an answer, say) does not move what is read. */
function returnToPlace(): void {
  if (scrollY !== place.y) return; // somebody has just gone on
  const uppermost = document.getElementById(place.id);
  if (place.y && uppermost) scrollBy(0, uppermost.getBoundingClientRect().top - place.top);
  keepPlace();
}

/** The element at the same place in the other tree. */
function successorOf(element: Element, before: Element, after: Element): Element | undefined {
  if (element === before) return after;
  const parent = element.parentElement!;
  return successorOf(parent, before, after)?.children[[...parent.children].indexOf(element)];
}

/** A new view is there: its beginning, or the place in it that the address or the history names. */
export function arrived(): void {
  const atStart = first;
  first = false;
  arrivesBy = 0;
  removeEventListener('scroll', keepPlace);
  if (atStart && !leavesList()) { // the page's own first view keeps focus and scroll
    returnToPlace();
    return;
  }
  const y = atStart ? begunAt : history.state?.y; // an item's screen is scrolled otherwise than the list in which the browser went to it
  if (y === undefined && target()) {
    goToTarget();
    return;
  }
  focusOn('h1');
  scrollTo(0, y ?? 0);
}

export function returnToTop(): void {
  focusOn('h1');
  scrollTo(0, 0);
}

/** Whether a view that comes now is read from its top. */
export const beginsAtTop = () => !first && !history.state?.y;

/** Whether the view that comes takes over the parts of the page that foreign.ts keeps. */
export const keeps = () => first && document.querySelector('[data-keep] > *') !== null;

/** @param block selector of what is to be seen with the element */
export function focusOn(selector: string, block?: string): void {
  const element = screen().querySelector<HTMLElement>(selector);
  element?.focus({ preventScroll: true });
  element?.closest(block ?? selector)?.scrollIntoView({ block: 'nearest' });
}

/** What the address's fragment names on this page. */
function target(): HTMLElement | null {
  return location.hash ? document.getElementById(location.hash.slice(1)) : null;
}

/** Whether the app shows an item alone, of which the page before the mount had a list. */
function leavesList(): boolean {
  return Boolean(location.hash) && !target();
}

/** The browser marks what it goes to itself as :target: not the successor, and not what the app goes to. */
function markTarget(): void {
  const marked = target();
  marked?.setAttribute('data-target', '');
  addEventListener('hashchange', () => marked?.removeAttribute('data-target'), { once: true });
}

/** A navigation of the browser's own would end one that has begun, to a page with newer content, say. */
function goToTarget(): void {
  const element = target()!;
  markTarget();
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1; // the next Tab goes on from there
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'start' });
}
