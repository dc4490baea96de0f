// What the search page needs of the browser, and what keeps it from keeping what was typed.

import { fill, withoutSlots } from '../worker/slots.ts';
import { oneMinute } from './offer.ts';

/** @returns the texts of the guides, with the numbers that the program has, or nothing where they do not come */
export async function readIndex(path: string): Promise<string> {
  try {
    const answer = await fetch(path);
    return answer.ok ? withoutSlots(fill(await answer.text(), JSON.parse(oneMinute.pack.numbers).slots)) : '';
  } catch {
    return '';
  }
}

/** A page that is left keeps no search, nor does the browser's memory bring its results back. */
export function forgetSearches(): void {
  let searched = false;
  addEventListener('pagehide', () => {
    const field = document.querySelector<HTMLInputElement>('[type="search"]');
    searched = Boolean(field?.value);
    if (field) field.value = '';
  });
  addEventListener('pageshow', ({ persisted }) => { if (persisted && searched) location.reload(); });
}
