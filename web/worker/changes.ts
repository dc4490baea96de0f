// What an update did to the contacts, for a notice. A contact is known by its id,
// through renaming and reordering.

import type { Contact, Content, PublishedContent } from './release.ts';

export interface Change {
  id: string;
  kind: 'number' | 'renamed' | 'removed';
  name: string;
  before: string;
  after: string;
}

export function changesOf(before: Content, after: PublishedContent): Change[] {
  const now = after.contactsByID;
  if (!now) return numbersByName(before, after);
  const old = before.contactsByID ?? knownByName(before, now);
  const changes: Change[] = [];
  for (const [id, was] of Object.entries(old)) {
    const is = now[id] ?? sameUnderAnotherID(was, old, now);
    if (!is) {
      if (isOther(id) && !now[ownerOf(id)]) continue; // gone with the contact, which is told
      changes.push({ id, kind: 'removed', name: label(was), before: was.number, after: 'no longer listed' });
      continue;
    }
    if (is.number !== was.number) changes.push({ id, kind: 'number', name: label(is), before: was.number, after: is.number });
    if (is.name !== was.name && !isOther(id)) changes.push({ id, kind: 'renamed', name: label(was), before: was.name, after: is.name });
  }
  return changes;
}

/** A way to reach a contact beside the one that it shows first is a contact of its own, as hub/email. */
const isOther = (id: string) => id.includes('/');
const ownerOf = (id: string) => id.split('/')[0];

const label = ({ name, audience }: Contact) => `${name}, ${audience}`;

/** A publisher may give a contact another id; its name or its number then tells. */
function sameUnderAnotherID(was: Contact, old: Record<string, Contact>, now: Record<string, Contact>): Contact | undefined {
  const fresh = Object.entries(now).filter(([id]) => !old[id]).map(([, contact]) => contact);
  const named = fresh.filter((contact) => label(contact) === label(was));
  return named.length === 1 ? named[0] : fresh.find(({ number }) => number === was.number);
}

/** What an earlier worker took has numbers by name alone. */
function knownByName({ contacts }: Content, now: Record<string, Contact>): Record<string, Contact> {
  const known: Record<string, Contact> = {};
  for (const [id, contact] of Object.entries(now)) {
    const alone = Object.values(now).filter((other) => label(other) === label(contact)).length === 1;
    const number = contacts?.[label(contact)];
    if (alone && number) known[id] = { ...contact, number };
  }
  return known;
}

/** What an earlier server publishes has numbers by name alone. */
function numbersByName(before: Content, after: PublishedContent): Change[] {
  return Object.entries(after.contacts).filter(([name, number]) => before.contacts?.[name] && before.contacts[name] !== number)
    .map(([name, number]) => ({ id: '', kind: 'number', name, before: before.contacts[name], after: number }));
}

/**
 * One change a contact and kind, from the first to the last. What was taken back
 * meanwhile is no change.
 * @param content as it is now
 */
export function merged(changes: Change[], { contactsByID = {} }: PublishedContent): Change[] {
  const all: Change[] = [];
  for (const change of changes) {
    const next: Change = { ...change, id: change.id ?? '', kind: change.kind ?? 'number' }; // an earlier worker kept neither
    const back = next.kind === 'removed' ? contactsByID[next.id] : undefined;
    if (back) Object.assign(next, { kind: 'number', name: label(back), after: back.number });
    const known = all.find(({ id, kind, name }) => kind === next.kind && (id && next.id ? id === next.id : name === next.name));
    if (known) Object.assign(known, { after: next.after, name: next.kind === 'renamed' ? known.name : next.name });
    else all.push(next);
  }
  return all.filter(({ kind, before, after }) => kind === 'removed' || before !== after);
}
