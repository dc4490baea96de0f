// The program starts with the guide of its page, and takes another when a link, Back or
// Forward leads to it.

import { inflate } from '../worker/inflate.ts';
import { fill, hasSlots } from '../worker/slots.ts';
import { oneMinute } from './offer.ts';
import { languageAt, ROOT, within } from './site.ts';

const keyOf = (path: string) => /^(?:\/[a-z]{2,3}(?:-[\w-]+)?)?\/guides\/[\w-]+(?=\/)/.exec(path)?.[0];
const first = keyOf(within(location.pathname)), language = languageAt(location.pathname);
/** Keys of the guides whose text the program has. */
const taken = new Set(first ? [first] : []);

/** Whether the page at the path is of a guide whose text the program has not. */
export function isLacking(path: string): boolean {
  const { guide } = document.querySelector<HTMLMetaElement>('meta[name="content"]')?.dataset ?? {};
  const key = keyOf(within(path)), only = guide && !first; // where the pack has one guide, every page names it
  const ours = languageAt(path) === language; // a page in another language comes with a program of its own
  return Boolean(key && ours && !only && !taken.has(key));
}

/** @returns whether the program has the guide of the page now */
export async function takeGuide(path: string): Promise<boolean> {
  const key = keyOf(within(path));
  try {
    const answer = await fetch(`${ROOT}${key}${PIECE_END}`);
    if (!answer.ok) return false;
    const { guide } = JSON.parse(await inflate(new Uint8Array(await answer.arrayBuffer())));
    const text = fill(JSON.stringify(guide), JSON.parse(oneMinute.pack.numbers).slots);
    if (hasSlots(text) || !oneMinute.takeGuide?.(text)) return false; // of another release
    taken.add(key!);
    return true;
  } catch {
    return false;
  }
}
