// What an open page does about newer content on the phone: the next change of page
// loads a new document, and a number that was replaced is not dialled any more.

import { oneMinute } from './offer.ts';
import { offline } from './register.ts';

interface Pack {
  version: number;
  contacts: { id: string, tel: string }[];
}

let newer = false;
const replaced = new Map<string, string>(); // old and new numbers, as phones dial them

export function watchForNewer(): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }) => { if (data?.committed) lookForNewer(); });
  addEventListener('pageshow', async ({ persisted }) => {
    if (persisted && await lookForNewer()) location.reload(); // nobody has read it yet
  });
}

/** Whether the phone has newer content than this page shows. */
export const outdated = () => newer;

/** Whether the next change of page is to load a new document: answers that are in memory only would go with this one. */
export function reloads(): boolean {
  return newer && oneMinute.stored() !== undefined;
}

/** The number to dial in the place of this one. */
export function replacement(tel: string): string {
  return replaced.get(tel) ?? tel;
}

async function lookForNewer(): Promise<boolean> {
  const own = document.querySelector<HTMLMetaElement>('meta[name="pack"]')?.content;
  const { pack } = await offline();
  if (!own || !pack || pack === own) return newer;
  try {
    compare(await read(own), await read(pack));
  } catch {
    // not at hand: nothing is known to be newer
  }
  return newer;
}

async function read(url: string): Promise<Pack> {
  return (await fetch(url)).json();
}

function compare(before: Pack, now: Pack): void {
  if (now.version < before.version) return; // the page came from the server, and the phone is still taking it
  newer = true;
  for (const { id, tel } of before.contacts) {
    const other = now.contacts.find((contact) => contact.id === id)?.tel;
    if (other && !now.contacts.some((contact) => contact.tel === tel)) replaced.set(tel, other);
  }
  dispatchEvent(new Event('newer'));
}
