// What an open page does about newer content on the phone: the next change of page
// loads a new document, and a number that was replaced is not dialled any more.

import { oneMinute } from './offer.ts';
import { offline } from './register.ts';

interface Contact {
  id: string;
  ways: { kind: string, href: string }[];
}

interface Numbers {
  version: number;
  contacts: Contact[];
  ofGuides?: { contacts: Contact[] }[];
}

let newer = false;
const replaced = new Map<string, string>(); // old and new addresses of links to contacts

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

/** The address of a link to a contact in the place of this one. */
export function replacement(href: string): string {
  return replaced.get(href) ?? href;
}

async function lookForNewer(): Promise<boolean> {
  const own = document.querySelector<HTMLMetaElement>('meta[name="content"]');
  const { contentId, numbers } = await offline();
  if (!own || !numbers || contentId === own.content) return newer;
  try {
    compare(await read(own.dataset.numbers!), await read(numbers));
  } catch {
    // not at hand: nothing is known to be newer
  }
  return newer;
}

async function read(url: string): Promise<Numbers> {
  return (await fetch(url)).json();
}

function compare(before: Numbers, now: Numbers): void {
  if (now.version < before.version) return; // the page came from the server, and the phone is still taking it
  newer = true;
  const current = ways(now), inUse = new Set(current.values());
  for (const [way, href] of ways(before)) {
    const other = current.get(way);
    if (other && !inUse.has(href)) replaced.set(href, other);
  }
  dispatchEvent(new Event('newer'));
}

/** The links to all contacts, by the contact and the kind. */
function ways({ contacts, ofGuides = [] }: Numbers): Map<string, string> {
  const all = [...contacts, ...ofGuides.flatMap(({ contacts }) => contacts)];
  return new Map(all.flatMap(({ id, ways }) => ways.map(({ kind, href }): [string, string] => [`${id}/${kind}`, href])));
}
