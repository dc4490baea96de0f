// What an update did to the contacts, for a notice. A contact is known by its id,
// through renaming and reordering.

/** A way to reach a contact, as a change is told. */
export interface ToldNumber {
  name: string;
  audience: string;
  number: string;
}

/** By the id of the contact, and of another way to reach it as "hub/email". */
export type ToldNumbers = Record<string, ToldNumber>;

export interface Change {
  id: string;
  kind: 'number' | 'renamed' | 'removed' | 'new'; // the last for the list of changes only
  name: string;
  before: string;
  after: string;
}

export function changesOf(old: ToldNumbers, now: ToldNumbers): Change[] {
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

/** The ways to reach a contact that came, for the list of changes: no notice is needed for these. */
export function addedIn(old: ToldNumbers, now: ToldNumbers): Change[] {
  return newIn(now, Object.keys(now).filter((id) =>
    !old[id] && !sameUnderAnotherID(now[id], now, old) && (!isOther(id) || old[ownerOf(id)]))); // a new contact is told once
}

/** @param ids of the new ones */
export const newIn = (told: ToldNumbers, ids: string[]): Change[] =>
  ids.map((id) => ({ id, kind: 'new', name: label(told[id]), before: '', after: told[id].number }));

/** A way to reach a contact beside the one that it shows first is a contact of its own, as hub/email. */
const isOther = (id: string) => id.includes('/');
const ownerOf = (id: string) => id.split('/')[0];

const label = ({ name, audience }: ToldNumber) => `${name}, ${audience}`;

/** A publisher may give a contact another id; its name or its number then tells. */
function sameUnderAnotherID(was: ToldNumber, old: ToldNumbers, now: ToldNumbers): ToldNumber | undefined {
  const fresh = Object.entries(now).filter(([id]) => !old[id]).map(([, contact]) => contact);
  const named = fresh.filter((contact) => label(contact) === label(was));
  return named.length === 1 ? named[0] : fresh.find(({ number }) => number === was.number);
}

/**
 * One change a contact and kind, from the first to the last. What was taken back
 * meanwhile is no change.
 * @param told the contacts as they are now
 */
export function merged(changes: Change[], told: ToldNumbers): Change[] {
  const all: Change[] = [];
  for (const change of changes) {
    const next: Change = { ...change, id: change.id ?? '', kind: change.kind ?? 'number' }; // an earlier worker kept neither
    const back = next.kind === 'removed' ? told[next.id] : undefined;
    if (back) Object.assign(next, { kind: 'number', name: label(back), after: back.number });
    const known = all.find(({ id, kind, name }) => kind === next.kind && (id && next.id ? id === next.id : name === next.name));
    if (known) Object.assign(known, { after: next.after, name: next.kind === 'renamed' ? known.name : next.name });
    else all.push(next);
  }
  return all.filter(({ kind, before, after }) => kind === 'removed' || before !== after);
}
