// What the updates since somebody last looked have changed, for the page that lists it.

import { merged, newIn, type Change, type ToldNumbers } from './changes.ts';
import { sectionsOf, type GuideText, type Section } from './sections.ts';

/** A change of one part of a guide. */
export interface PartNews {
  kind: 'new' | 'changed' | 'removed' | 'renamed' | 'checked'; // the last two are of the guide as a whole
  list: boolean;
  id: string;
  title: string; // of a renamed guide, the one before
  before: string; // fingerprints of the words, "" where there were none
  after: string;
}

export interface GuideNews {
  key: string; // of its piece, as /cy/guides/cse
  kind: 'new' | 'changed' | 'withdrawn';
  title: string;
  parts: PartNews[];
  all?: boolean; // it changed in more parts than are listed, or in which is not known
}

export interface News {
  since: number; // version of the content before
  read: boolean;
  numbers: Change[];
  guides: GuideNews[];
}

/** A guide as an index names it. */
export interface Named {
  id: string;
  shortTitle: string;
  formerIDs?: string[];
}

/** What one phone keeps of them: a year's updates of a large library must not fill its state. */
const MOST_PARTS = 400;

/** @param was and @param is the guide before and now, each absent where it is not at hand */
export function guideNews(key: string, was: GuideText | undefined, is: GuideText | undefined, title: string): GuideNews | undefined {
  if (!was || !is) return { key, kind: 'changed', title, parts: [], all: true };
  const parts = partsNews(sectionsOf(was), sectionsOf(is));
  const whole = (kind: 'renamed' | 'checked', title: string): PartNews => ({ kind, list: false, id: '', title, before: kind, after: kind });
  if (was.shortTitle !== is.shortTitle) parts.unshift(whole('renamed', was.shortTitle));
  if (JSON.stringify(was.lastChecked) !== JSON.stringify(is.lastChecked)) parts.push(whole('checked', ''));
  return parts.length ? { key, kind: 'changed', title, parts } : undefined;
}

const same = (a: { list: boolean, id: string }, b: { list: boolean, id: string }) => a.list === b.list && a.id === b.id;

function partsNews(was: Section[], is: Section[]): PartNews[] {
  const gone = was.filter((one) => !is.some((other) => same(one, other)));
  const news: PartNews[] = [];
  for (const { print, ...section } of is) {
    let before = was.find((one) => same(one, section));
    if (before?.print === print && before.title === section.title) continue;
    if (!before) { // the words under a heading that was reworded
      const i = gone.findIndex((one) => one.print === print && one.list === section.list);
      if (i >= 0) [before] = gone.splice(i, 1);
    }
    news.push({ ...section, kind: before ? 'changed' : 'new', before: before?.print ?? '', after: print });
  }
  return [...news, ...gone.map(({ print, ...section }): PartNews => ({ ...section, kind: 'removed', before: print, after: '' }))];
}

/** Which guides came, which went, and which others may have changed, as [key before, key now]. */
export function guidesNews(base: string, was: Named[], is: Named[]): { told: GuideNews[], others: [string, string, string][] } {
  const keyOf = ({ id }: Named) => `${base}/guides/${id}`;
  const before = (guide: Named) => was.find(({ id }) => id === guide.id) ?? was.find(({ id }) => guide.formerIDs?.includes(id));
  const told: GuideNews[] = [], others: [string, string, string][] = [];
  for (const guide of is) {
    const known = before(guide);
    if (known) others.push([keyOf(known), keyOf(guide), guide.shortTitle]);
    else told.push({ key: keyOf(guide), kind: 'new', title: guide.shortTitle, parts: [] });
  }
  for (const guide of was) {
    if (!is.some((now) => before(now) === guide)) told.push({ key: keyOf(guide), kind: 'withdrawn', title: guide.shortTitle, parts: [] });
  }
  return { told, others };
}

/**
 * Adds what an update changed to what is known. What was read is no news any more, and
 * what was taken back never was one.
 * @param told the contacts as they are now
 */
export function withNews(known: News | undefined, more: News, told: ToldNumbers): News | undefined {
  if (!more.numbers.length && !more.guides.length) return known;
  if (!known || known.read) return bounded(more);
  const guides = known.guides.map((guide) => {
    const next = more.guides.find(({ key }) => key === guide.key);
    return next ? joined(guide, next) : guide;
  });
  const others = more.guides.filter(({ key }) => !known.guides.some((guide) => guide.key === key));
  const all = { ...known, numbers: joinedNumbers([...known.numbers, ...more.numbers], told),
    guides: [...guides.filter((guide) => guide !== undefined), ...others] };
  return all.numbers.length || all.guides.length ? bounded(all) : undefined;
}

/** Whether something changed in the language that nobody has looked at. */
export function isUnread(news: News | undefined, base: string): boolean {
  return Boolean(news && !news.read && (news.numbers.length || news.guides.some(({ key }) => key.startsWith(`${base}/guides/`))));
}

function joined(was: GuideNews, is: GuideNews): GuideNews | undefined {
  if (was.kind === 'new') return is.kind === 'withdrawn' ? undefined : { ...was, title: is.title };
  if (is.kind === 'withdrawn') return is;
  if (was.kind === 'withdrawn') return { ...is, kind: 'changed', all: true }; // it came back, and may say something else
  const parts = was.parts.map((part) => {
    const next = is.parts.find((one) => nameOf(one) === nameOf(part));
    return next ? joinedPart(part, next) : part;
  }).filter((part) => part && !(part.kind === 'renamed' && part.title === is.title)) as PartNews[];
  const both: GuideNews = { ...is, parts: [...parts, ...is.parts.filter((part) => !was.parts.some((one) => nameOf(one) === nameOf(part)))] };
  if (was.all) both.all = true;
  return both.all || both.parts.length ? both : undefined;
}

const ofWhole = ({ kind }: PartNews) => kind === 'renamed' || kind === 'checked';
const nameOf = (part: PartNews) => (ofWhole(part) ? part.kind : `${part.list} ${part.id}`);

function joinedPart(was: PartNews, is: PartNews): PartNews | undefined {
  if (ofWhole(is)) return was; // the title before, and that it was checked
  if (was.before === is.after) return undefined;
  return { ...is, kind: !was.before ? 'new' : is.after ? 'changed' : 'removed', before: was.before };
}

function joinedNumbers(changes: Change[], told: ToldNumbers): Change[] {
  const isNew = ({ kind }: Change) => kind === 'new';
  const fresh = changes.filter((change) => isNew(change) && told[change.id]);
  const ids = changes.filter(isNew).map(({ id }) => id);
  return [...merged(changes.filter((change) => !isNew(change) && !ids.includes(change.id)), told), ...newIn(told, fresh.map(({ id }) => id))];
}

function bounded(news: News): News {
  let parts = 0;
  return { ...news, guides: news.guides.map((guide) => {
    parts += guide.parts.length;
    return parts <= MOST_PARTS ? guide : { ...guide, parts: [], ...(guide.kind === 'changed' ? { all: true } : {}) };
  }) };
}
