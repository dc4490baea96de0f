import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changesOf, merged, type Change, type ToldNumber, type ToldNumbers } from './changes.ts';

const contact = (name: string, number: string): ToldNumber => ({ name, audience: 'Everyone', number });

const kinds = (changes: Change[]) => changes.map(({ kind, before, after }) => [kind, before, after].join(' '));

const cases: Record<string, [ToldNumbers, ToldNumbers, string[]]> = {
  'nothing': [{ duty: contact('Duty', '1') }, { duty: contact('Duty', '1') }, []],
  'a number': [{ duty: contact('Duty', '1') }, { duty: contact('Duty', '2') }, ['number 1 2']],
  'a name': [{ duty: contact('Duty', '1') }, { duty: contact('Front door', '1') }, ['renamed Duty Front door']],
  'one that went': [{ duty: contact('Duty', '1'), night: contact('Night', '3') }, { duty: contact('Duty', '1') }, ['removed 3 no longer listed']],
  'another id, the same name': [{ duty: contact('Duty', '1') }, { desk: contact('Duty', '2') }, ['number 1 2']],
  'another id, the same number': [{ duty: contact('Duty', '1') }, { desk: contact('Desk', '1') }, ['renamed Duty Desk']],
  'another way': [{ duty: contact('Duty', '1'), 'duty/email': contact('Duty (Email)', 'a@b.org') }, { duty: contact('Duty', '1'), 'duty/email': contact('Duty (Email)', 'c@b.org') }, ['number a@b.org c@b.org']],
  'a name of two ways': [{ duty: contact('Duty', '1'), 'duty/text': contact('Duty (Text)', '2') }, { duty: contact('Front door', '1'), 'duty/text': contact('Front door (Text)', '2') }, ['renamed Duty Front door']],
  'one of two ways that went': [{ duty: contact('Duty', '1'), 'duty/text': contact('Duty (Text)', '2') }, { duty: contact('Duty', '1') }, ['removed 2 no longer listed']],
  'one with two ways that went': [{ duty: contact('Duty', '1'), 'duty/text': contact('Duty (Text)', '2') }, {}, ['removed 1 no longer listed']],
  'the order': [{ a: contact('A', '1'), b: contact('B', '2') }, { b: contact('B', '2'), a: contact('A', '1') }, []],
};
for (const [name, [before, after, want]] of Object.entries(cases)) {
  test(`what changed: ${name}`, () => { assert.deepEqual(kinds(changesOf(before, after)), want); });
}

test('changes that nobody has read yet become one, from the first to the last', () => {
  const now = { duty: contact('Duty', '3') };
  const change = (before: string, after: string): Change => ({ id: 'duty', kind: 'number', name: 'Duty, Everyone', before, after });
  assert.deepEqual(kinds(merged([change('1', '2'), change('2', '3')], now)), ['number 1 3']);
  assert.deepEqual(merged([change('1', '2'), change('2', '1')], now), [], 'what was taken back is no change');
});

test('a contact that came back has changed its number', () => {
  const gone: Change = { id: 'duty', kind: 'removed', name: 'Duty, Everyone', before: '1', after: 'no longer listed' };
  assert.deepEqual(kinds(merged([gone], { duty: contact('Duty', '2') })), ['number 1 2']);
});
