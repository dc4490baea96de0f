// A phone for the worker's tests: its cache storage, the network, and no open pages.

import { CACHE } from './copy.ts';
import { forgetEarlier } from './earlier.ts';
import { inOrder } from './pieces.ts';
import { addressOf, chunkAddress, digest, digestOf, listAddress, pieceAddress, type App, type Content, type ContentList, type Files, type Listed, type Pieces, type Release, type ReleaseFile } from './release.ts';
import { forgetState } from './state.ts';

/** A cache that can be full. */
export class FakeCache {
  kept = new Map<string, { body: Uint8Array, headers: Headers }>();
  room = Infinity; // bytes

  async match(path: string): Promise<Response | undefined> {
    const kept = this.kept.get(path);
    return kept && new Response(kept.body as BodyInit, { headers: kept.headers });
  }

  async put(path: string, answer: Response): Promise<void> {
    const body = new Uint8Array(await answer.arrayBuffer());
    const used = [...this.kept].reduce((sum, [other, { body }]) => sum + (other === path ? 0 : body.length), 0);
    if (used + body.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(path, { body, headers: answer.headers });
  }

  async delete(path: string | { url: string }): Promise<boolean> {
    return this.kept.delete(typeof path === 'string' ? path : new URL(path.url).pathname);
  }

  async keys(): Promise<{ url: string }[]> {
    return [...this.kept.keys()].map((path) => ({ url: `https://example.org${path}` }));
  }
}

/** What a fake server has at an address. */
type Served = Uint8Array | number | ((init: RequestInit) => Response);

export class FakePhone {
  caches = new Map<string, FakeCache>([[CACHE, new FakeCache()]]);
  server = new Map<string, Served>(); // a body, a status, or what it answers
  asked: string[] = [];

  get cache(): FakeCache {
    return this.caches.get(CACHE)!;
  }

  constructor() {
    forgetState();
    forgetEarlier();
    Object.assign(globalThis, {
      caches: {
        has: async (name: string) => this.caches.has(name),
        open: async (name: string) => {
          if (!this.caches.has(name)) this.caches.set(name, new FakeCache());
          return this.caches.get(name);
        },
        keys: async () => [...this.caches.keys()],
        delete: async (name: string) => this.caches.delete(name),
      },
      clients: { matchAll: async () => [] },
      fetch: async (url: string, init: RequestInit = {}) => {
        if (init.cache === 'only-if-cached') throw new TypeError('not in the cache');
        this.asked.push(url);
        const answer = this.server.get(url);
        if (answer === undefined) throw new TypeError('no network');
        if (typeof answer === 'function') return answer(init);
        return typeof answer === 'number' ? new Response(null, { status: answer }) : new Response(answer as BodyInit);
      },
    });
  }

  /** Puts the file on the server, and its chunks. */
  async serve(path: string, body: Uint8Array | string, ...ends: number[]): Promise<ReleaseFile> {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const file: ReleaseFile = { hash: await digest(bytes), size: bytes.length };
    const chunks: string[] = [];
    let start = 0;
    for (const end of ends.length ? [...ends, bytes.length] : []) {
      const chunk = bytes.slice(start, end), id = (await digest(chunk)).slice(0, CHUNK_ID);
      this.server.set(chunkAddress(id), chunk);
      chunks.push(`${id}:${chunk.length}`);
      start = end;
    }
    if (chunks.length) file.parts = chunks.join(' ');
    this.server.set(addressOf(path, file), bytes);
    return file;
  }

  /** Puts a piece with the text on the server. */
  async servePiece(text: string): Promise<Listed> {
    const bytes = await zip(text);
    const piece = { hash: (await digest(bytes)).slice(0, PIECE_HASH), size: bytes.length };
    this.server.set(pieceAddress(piece), bytes);
    return piece;
  }

  /** Puts the stream of the pieces on the server, in their order. */
  async serveStream(pieces: Pieces, answer?: (all: Uint8Array, init: RequestInit) => Response): Promise<string> {
    const order = inOrder({ pieces });
    const bodies = order.map((piece) => this.server.get(pieceAddress(piece)) as Uint8Array);
    const all = new Uint8Array(await new Blob(bodies as BlobPart[]).arrayBuffer());
    const address = HASHED_FOLDER + (await digestOf(order.map(({ hash }) => hash).join(''))).slice(0, PIECE_HASH) + STREAM_END;
    this.server.set(address, (init) => (answer ?? ((all) => new Response(all as BodyInit)))(all, init));
    return address;
  }

  async serveList(list: unknown): Promise<Listed> {
    const bytes = new TextEncoder().encode(JSON.stringify(list));
    const listed = { hash: await digest(bytes), size: bytes.length };
    this.server.set(listAddress(listed), bytes);
    return listed;
  }
}

async function zip(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const hash = (letter: string) => letter.repeat(64);

export function fakeFile(letter: string): ReleaseFile {
  return { hash: hash(letter), size: 10 };
}

export function fakeFiles(letter: string, paths: string[]): Files {
  return Object.fromEntries(paths.map((path) => [path, fakeFile(letter)]));
}

export function fakeApp(letter: string, id = letter.repeat(12)): App {
  return { id, files: fakeFiles(letter, APP_NEEDS) };
}

export function fakePiece(letter: string): Listed {
  return { hash: letter.repeat(PIECE_HASH), size: 10 };
}

export function fakeContent(letter: string, seq = 1): Content {
  return { id: hash(letter), seq, languages: [''], guides: 1, files: fakeFiles(letter, CONTENT_NEEDS), lists: {}, app: fakeApp('a'),
    pieces: { [PAGES_KEY]: fakePiece(letter), '/guides/cse': fakePiece(letter) } };
}

/** A release that is right in all that the schema looks at. */
export function fakeRelease(): Release {
  return { format: FORMAT, app: fakeFile('a'), content: { ...fakeFile('b'), seq: 1 }, badApps: [] };
}

export function fakeContentList(): ContentList {
  return { seq: 1, languages: ['', '/cy'], guides: 1, files: fakeFiles('b', CONTENT_NEEDS), texts: { '/numbers.json': '{}' }, pieces: { '0': fakeFile('c'), f: fakeFile('d') } };
}
