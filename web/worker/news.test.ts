import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Change } from './changes.ts';
import { guideNews, guidesNews, isUnread, withNews, type GuideNews, type Named, type News } from './news.ts';
import type { GuideText } from './sections.ts';

const heading = (id: string, text: string) => ({ level: 2, id, spans: [{ text }] });
const paragraph = (...texts: string[]) => ({ spans: texts.map((text) => ({ text })) });
const point = (text: string) => ({ spans: [{ text }] });
const guide = (...blocks: GuideText['blocks']): GuideText => ({ shortTitle: 'Exploitation', blocks });
const list = (items: string[], more: object = {}) => ({ parts: [{ id: 'signs', title: 'Signs', lead: 'Look for:', items: items.map((words, i) => ({ id: `indicator-${i}`, words, print: String(i) })) }], start: 'signs', ...more });

const before = guide(paragraph('Begins'), heading('signs', 'Signs'), paragraph('One'), heading('help', 'Help'), paragraph('Ring'));

const said = (news: GuideNews | undefined) => news?.parts.map(({ kind, list, id, title }) => [kind, list ? 'list' : 'text', id || '-', title].join(' '));

const cases: Record<string, [GuideText, GuideText, string[] | undefined]> = {
  'nothing': [before, structuredClone(before), undefined],
  'a word': [before, guide(paragraph('Begins'), heading('signs', 'Signs'), paragraph('Two'), heading('help', 'Help'), paragraph('Ring')), ['changed text signs Signs']],
  'a word before any heading': [before, guide(paragraph('Starts'), ...before.blocks.slice(1)), ['changed text - ']],
  'a word made bold': [before, guide(paragraph('Be', 'gins'), ...before.blocks.slice(1)), undefined],
  'a part that came': [before, guide(...before.blocks, heading('more', 'More'), paragraph('New')), ['new text more More']],
  'a part that went': [before, guide(...before.blocks.slice(0, 3)), ['removed text help Help']],
  'a heading reworded': [before, guide(...before.blocks.slice(0, 3), heading('get-help', 'Get help'), paragraph('Ring')), ['changed text get-help Get help']],
  'parts in another order': [before, guide(...before.blocks.slice(0, 1), ...before.blocks.slice(3), ...before.blocks.slice(1, 3)), undefined],
  'a number in the text': [guide({ spans: [{ text: 'Ring ', tel: '1' } as any] }), guide({ spans: [{ text: 'Ring ', tel: '2' } as any] }), ['changed text - ']],
  'a point of a list': [guide({ items: [point('a')] } as any), guide({ items: [point('a'), point('b')] } as any), ['changed text - ']],
  'a link to another guide': [guide({ spans: [{ text: 'Gangs' }] }), guide({ spans: [{ text: 'Gangs', to: '/guides/gangs/' } as any] }), undefined],
  'an item': [{ ...before, checklist: list(['a', 'b']) }, { ...before, checklist: list(['a', 'c']) }, ['changed list signs Signs']],
  'a sentence of the checklist': [{ ...before, checklist: list(['a'], { absence: 'x' }) }, { ...before, checklist: list(['a'], { absence: 'y' }) }, ['changed list - ']],
  'the title, and the day it was checked': [{ ...before, lastChecked: '2026-01-01' }, { ...before, shortTitle: 'CSE', lastChecked: '2026-11-01' }, ['renamed text - Exploitation', 'checked text - ']],
};
for (const [name, [was, is, want]] of Object.entries(cases)) {
  test(`what changed in a guide: ${name}`, () => { assert.deepEqual(said(guideNews('/guides/cse', was, is, is.shortTitle)), want); });
}

test('a guide that is not at hand to compare has changed', () => {
  assert.deepEqual(guideNews('/guides/cse', undefined, before, 'CSE'), { key: '/guides/cse', kind: 'changed', title: 'CSE', parts: [], all: true });
});

test('guides that came, went, and have another id', () => {
  const named = (id: string, ...formerIDs: string[]): Named => ({ id, shortTitle: id.toUpperCase(), formerIDs });
  const { told, others } = guidesNews('/cy', [named('a'), named('b'), named('c')], [named('a'), named('d', 'c'), named('e')]);
  assert.deepEqual(told.map(({ key, kind }) => `${key} ${kind}`), ['/cy/guides/e new', '/cy/guides/b withdrawn']);
  assert.deepEqual(others, [['/cy/guides/a', '/cy/guides/a', 'A'], ['/cy/guides/c', '/cy/guides/d', 'D']]);
});

const news = (guides: GuideNews[], numbers: Change[] = [], since = 1): News => ({ since, read: false, numbers, guides });
const part = (id: string, before: string, after: string): GuideNews['parts'][0] => ({ kind: before ? (after ? 'changed' : 'removed') : 'new', list: false, id, title: id, before, after });
const changed = (...parts: GuideNews['parts']): GuideNews => ({ key: '/guides/cse', kind: 'changed', title: 'CSE', parts });
const whole = (kind: 'new' | 'withdrawn'): GuideNews => ({ key: '/guides/cse', kind, title: 'CSE', parts: [] });

const updates: Record<string, [GuideNews, GuideNews, string[] | undefined]> = {
  'two parts': [changed(part('a', '1', '2')), changed(part('b', '1', '2')), ['changed', 'changed a', 'changed b']],
  'one part twice': [changed(part('a', '1', '2')), changed(part('a', '2', '3')), ['changed', 'changed a']],
  'a part and back': [changed(part('a', '1', '2')), changed(part('a', '2', '1')), undefined],
  'a part that came and went': [changed(part('a', '', '2')), changed(part('a', '2', '')), undefined],
  'a part that came and changed': [changed(part('a', '', '2')), changed(part('a', '2', '3')), ['changed', 'new a']],
  'a part that went and came otherwise': [changed(part('a', '1', '')), changed(part('a', '', '2')), ['changed', 'changed a']],
  'a new guide that changed': [whole('new'), changed(part('a', '1', '2')), ['new']],
  'a new guide that went': [whole('new'), whole('withdrawn'), undefined],
  'a changed guide that went': [changed(part('a', '1', '2')), whole('withdrawn'), ['withdrawn']],
  'a guide that went and came': [whole('withdrawn'), whole('new'), ['changed']],
};
for (const [name, [first, second, want]] of Object.entries(updates)) {
  test(`two updates that nobody has read about: ${name}`, () => {
    const all = withNews(withNews(undefined, news([first]), {}), news([second], [], 2), {});
    assert.deepEqual(all?.guides.flatMap(({ kind, parts }) => [kind, ...parts.map((part) => `${part.kind} ${part.id}`)]), want);
    if (all) assert.equal(all.since, 1);
  });
}

test('what was read is no news after the next update', () => {
  const read = { ...news([changed(part('a', '1', '2'))]), read: true };
  assert.deepEqual(withNews(read, news([], [], 2), {}), read, 'an update without news leaves the list to be read again');
  assert.deepEqual(withNews(read, news([whole('new')], [], 2), {})!.guides, [whole('new')]);
});

test('what is unread is so in its language', () => {
  const welsh = news([{ ...whole('new'), key: '/cy/guides/cse' }]);
  assert.deepEqual(['', '/cy'].map((base) => isUnread(welsh, base)), [false, true]);
  assert.equal(isUnread({ ...welsh, read: true }, '/cy'), false);
  assert.equal(isUnread(undefined, ''), false);
});

test('a number that came, and went before anybody saw it', () => {
  const told = { duty: { name: 'Duty', audience: 'All', number: '1' } };
  const came: Change = { id: 'duty', kind: 'new', name: 'Duty, All', before: '', after: '1' };
  const moved: Change = { id: 'duty', kind: 'number', name: 'Duty, All', before: '1', after: '2' };
  const gone: Change = { id: 'duty', kind: 'removed', name: 'Duty, All', before: '1', after: '' };
  const numbers = (all: News | undefined) => all?.numbers.map(({ kind, after }) => `${kind} ${after}`);
  assert.deepEqual(numbers(withNews(news([], [came]), news([], [moved]), { duty: { ...told.duty, number: '2' } })), ['new 2']);
  assert.equal(withNews(news([], [came]), news([], [gone]), {}), undefined);
});

test('a year of updates of a large library does not fill the state', () => {
  const guides = Array.from({ length: 300 }, (_, i): GuideNews => ({ ...changed(part('a', '1', '2'), part('b', '1', '2')), key: `/guides/${i}` }));
  const all = withNews(undefined, news(guides), {})!;
  assert.equal(all.guides.length, 300);
  assert.equal(all.guides.flatMap(({ parts }) => parts).length, 400);
  assert.ok(all.guides[299].all);
});
