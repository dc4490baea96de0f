// Hide: one tap, or Shift three times.

import { forgetTaps, stored } from './journal.ts';
import { root } from './root.ts';
import { named, ROOT } from './site.ts';
import { forget } from './storage.ts';

const HIDDEN_KEY = named('one-minute-hidden'); // in localStorage for no time at all, to tell other tabs

export function offerHide(): void {
  addEventListener('click', (event) => {
    if (!(event.target instanceof Element && event.target.closest('.hide'))) return;
    event.preventDefault();
    event.stopPropagation();
    hide();
  }, true);
  hideByKey();
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== HIDDEN_KEY || !newValue || stored() !== undefined) return;
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
function hideByKey(): void {
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  document.body.append(status);
  let presses = 0, timer = 0, alone = true; // whether Shift is pressed for nothing else
  const begin = (words = '') => {
    clearTimeout(timer);
    presses = 0;
    status.textContent = words;
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
    const words = document.querySelector<HTMLElement>('.hide')?.dataset;
    timer = setTimeout(begin, 5000, words?.over);
    status.textContent = (presses === 1 ? words?.twice : words?.once) ?? '';
  });
}

/** Covers the page at once, forgets the answers, and puts a neutral page in its place in the history. */
function hide(): void {
  root.dataset.hidden = '';
  document.title = document.querySelector<HTMLMetaElement>('meta[name="apple-mobile-web-app-title"]')!.content;
  forget(named(VISIT_KEY));
  forgetTaps();
  for (const field of document.querySelectorAll<HTMLInputElement>('[type="search"]')) field.value = '';
  try {
    localStorage.setItem(HIDDEN_KEY, 'now');
  } catch {
    // storage is blocked: there is no other tab to tell
  }
  forget(HIDDEN_KEY);
  location.replace(ROOT + CLOSED_PATH);
}
