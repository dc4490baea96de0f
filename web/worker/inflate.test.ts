import assert from 'node:assert/strict';
import { test } from 'node:test';

import { gunzip } from './gunzip.ts';
import { inflate } from './inflate.ts';

async function zip(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
}

/** Numbers that look random and are the same each time. */
function noise(length: number, values: number): Uint8Array {
  let seed = 7;
  return Uint8Array.from({ length }, () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 16) % values;
  });
}

const bodies: Record<string, Uint8Array> = {
  'nothing': new Uint8Array(), // a fixed code
  'a letter': new Uint8Array([65]),
  'one letter often': new Uint8Array(100_000).fill(97),
  'words': new TextEncoder().encode('Ring Duty and Advice – 0113 496 0001. '.repeat(500)),
  'what does not compress': noise(70_000, 256), // stored
  'few letters': noise(200_000, 7),
};
for (const [name, body] of Object.entries(bodies)) {
  test(`what was zipped is the same again: ${name}`, async () => { assert.deepEqual(gunzip(await zip(body)), body); });
}

test('a browser that cannot unzip does it here', async () => {
  const zipped = await zip(bodies.words), text = new TextDecoder().decode(bodies.words);
  assert.equal(await inflate(zipped), text);
  const { DecompressionStream } = globalThis as any;
  delete (globalThis as any).DecompressionStream;
  try {
    assert.equal(await inflate(zipped), text);
  } finally {
    Object.assign(globalThis, { DecompressionStream });
  }
});

test('damaged bytes are an error, at any place', async () => {
  const zipped = await zip(bodies.words);
  assert.throws(() => gunzip(new TextEncoder().encode('<!doctype html>')), /not gzip/);
  for (let length = 18; length < zipped.length; length += 7) {
    const cut = new Uint8Array(zipped.length - length + 8);
    cut.set(zipped.subarray(0, cut.length - 8));
    cut.set(zipped.subarray(-8), cut.length - 8);
    assert.throws(() => gunzip(cut), /gzip/, `${length} bytes less`);
  }
});
