// Downloads the pieces of a content: many of them in one stream, a few one by one. Each
// is verified and kept as it comes, so that a cut costs only what was missing.

import { baseOf, keysOf } from './compose.ts';
import { CACHE, kept } from './copy.ts';
import { ANOTHER, several } from './download.ts';
import { fault } from './error.ts';
import { pathOf } from './folder.ts';
import { headersOf } from './headers.ts';
import { join, receive } from './receive.ts';
import { digestOf, isWhole, pieceAddress, typeOf, type Content, type Listed } from './release.ts';
import { canonical } from './route.ts';
import { worker } from './scope.ts';

const STREAM_FROM = 12; // missing pieces from which they come in the stream

/** Pieces that fill the phone leave room for the state, which says so. */
const RESERVE = '/reserve', RESERVED = 128 << 10; // bytes

type Keep = (piece: Listed, bytes: Uint8Array) => Promise<void>;

/** What is read now, and each language's home and contacts. */
export async function downloadFirst(content: Content, have: Set<string>): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const paths = [...content.languages.map((base) => `${base}/`), ...pages.map(({ url }) => canonical(pathOf(new URL(url)) ?? '/'))];
  const homes = paths.map((path) => `${baseOf(content, path)}/`);
  const keys = [...homes, ...paths].flatMap((path) => Object.values(keysOf(content, path)));
  await downloadPieces(content, have, [...new Set(keys)].map((key) => content.pieces[key]));
}

/**
 * @param have the addresses of what is on the phone, which grows
 * @param pieces of the content, or all of them
 */
export async function downloadPieces(content: Content, have: Set<string>, pieces = inOrder(content)): Promise<void> {
  const cache = await caches.open(CACHE);
  const isMissing = (piece: Listed) => !have.has(pieceAddress(piece));
  const missing = pieces.filter(isMissing);
  const keep: Keep = async (piece, bytes) => {
    await cache.put(pieceAddress(piece), new Response(bytes as BodyInit, { headers: headersOf(typeOf(PIECE_END)) }));
    have.add(pieceAddress(piece));
  };
  const many = missing.length >= STREAM_FROM;
  if (many) await cache.put(RESERVE, new Response(new Uint8Array(RESERVED)));
  try {
    if (many) await takeStream(content, isMissing, keep).catch((error) => { if (!ANOTHER.includes(error.why)) throw error; });
    await several(missing.filter(isMissing), async (piece) => keep(piece, await takePiece(piece)));
  } finally {
    if (many) await cache.delete(RESERVE);
  }
  const now = missing.length ? await kept() : have; // each was verified before it was put there
  for (const piece of missing) if (!now.has(pieceAddress(piece))) throw fault('other', `${pieceAddress(piece)} was not kept`);
}

async function takePiece(piece: Listed): Promise<Uint8Array> {
  const address = pieceAddress(piece);
  for (const cache of ['default', 'reload'] as const) { // the browser's own copy may be a bad one
    const bytes = await receive(address, { cache }, { most: piece.size }).catch((error) => {
      if (error.why !== 'altered') throw error;
    });
    if (bytes && (await isWhole(bytes, piece))) return bytes;
  }
  throw fault('altered', `${address} is not what the release says`);
}

/** The stream has the pieces in the order of their keys: a guide's words and its pages come together. */
export function inOrder({ pieces }: Pick<Content, 'pieces'>): Listed[] {
  const byHash = new Map<string, Listed>(); // a piece can have several keys
  for (const key of Object.keys(pieces).sort()) if (!byHash.has(pieces[key].hash)) byHash.set(pieces[key].hash, pieces[key]);
  return [...byHash.values()];
}

/** Takes what is missing out of the stream, from the first missing piece on. */
async function takeStream(content: Content, isMissing: (piece: Listed) => boolean, keep: Keep): Promise<void> {
  const order = inOrder(content);
  const address = HASHED_FOLDER + (await digestOf(order.map(({ hash }) => hash).join(''))).slice(0, PIECE_HASH) + STREAM_END;
  const first = order.findIndex(isMissing);
  const from = order.slice(0, first).reduce((sum, { size }) => sum + size, 0);
  const most = order.reduce((sum, { size }) => sum + size, 0);
  const rest = order.slice(first);
  let come: Uint8Array[] = [], have = 0, skip = 0;
  const keepIfWhole = async (piece: Listed, body: Uint8Array) => {
    if (!(await isWhole(body, piece))) throw fault('altered', `${address}: not the piece that it should have`);
    await keep(piece, body);
  };
  const init: RequestInit = { cache: 'no-store', headers: from ? { Range: `bytes=${from}-` } : {} };
  await receive(address, init, {
    most,
    onAnswer: ({ status }) => { skip = status === 206 ? 0 : from; }, // a host may send all of it
    onBytes: async (bytes) => {
      const own = bytes.subarray(Math.min(skip, bytes.length));
      skip -= bytes.length - own.length;
      come.push(own);
      have += own.length;
      const keeping: Promise<void>[] = [];
      while (rest.length && have >= rest[0].size) {
        const piece = rest.shift()!;
        const all = join(come), body = all.slice(0, piece.size);
        come = [all.subarray(piece.size)];
        have -= piece.size;
        if (isMissing(piece)) keeping.push(keepIfWhole(piece, body));
      }
      // a phone stores several in little more time than one; those that came with an altered one stay
      const failed = (await Promise.allSettled(keeping)).find(({ status }) => status === 'rejected');
      if (failed) throw (failed as PromiseRejectedResult).reason;
    },
    kept: false,
  });
}
