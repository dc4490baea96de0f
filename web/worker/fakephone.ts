// A phone for the worker's tests: its cache storage, the network, and no open pages.

import { CACHE } from './copy.ts';
import { addressOf, chunkAddress, digest, typeOf, type App, type Content, type Files, type PublishedContent, type Release, type ReleaseFile } from './release.ts';

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

export class FakePhone {
  caches = new Map<string, FakeCache>([[CACHE, new FakeCache()]]);
  server = new Map<string, Uint8Array | number>(); // a body or a status by path
  asked: string[] = [];

  get cache(): FakeCache {
    return this.caches.get(CACHE)!;
  }

  constructor() {
    Object.assign(globalThis, {
      caches: {
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
        return typeof answer === 'number' ? new Response(null, { status: answer }) : new Response(answer as BodyInit);
      },
    });
  }

  /** Puts the file on the server, and its chunks. */
  async serve(path: string, body: Uint8Array | string, ...ends: number[]): Promise<ReleaseFile> {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const file: ReleaseFile = { hash: await digest(bytes), size: bytes.length, type: typeOf(path) };
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
}

const hash = (letter: string) => letter.repeat(64);

export function fakeFile(letter: string, path: string): ReleaseFile {
  return { hash: hash(letter), size: 10, type: typeOf(path) };
}

export function fakeFiles(letter: string, paths: string[]): Files {
  return Object.fromEntries(paths.map((path) => [path, fakeFile(letter, path)]));
}

export function fakeApp(letter: string, id = letter.repeat(12)): App {
  return { id, files: fakeFiles(letter, APP_NEEDS) };
}

export function fakeContent(letter: string, seq = 1): Content {
  return { id: letter.repeat(12), seq, files: fakeFiles(letter, CONTENT_NEEDS), contacts: {}, refs: {} };
}

async function idOf(files: Files): Promise<string> {
  const lines = Object.keys(files).sort().map((path) => `${path} ${files[path].hash}\n`).join('');
  return (await digest(new TextEncoder().encode(lines))).slice(0, 12);
}

/** A release that is right in all that the schema looks at. */
export async function fakeRelease(): Promise<Release> {
  const app = fakeApp('a');
  const content: PublishedContent = {
    id: '', seq: 1, files: fakeFiles('b', CONTENT_NEEDS), inside: ['x', 'y'].map((letter) => `sha256-${letter.repeat(43)}=`),
    contacts: { 'Duty, Practitioners': '01632 960001' },
    contactsByID: { duty: { name: 'Duty', audience: 'Practitioners', number: '01632 960001' } },
  };
  app.id = await idOf(app.files);
  content.id = await idOf(content.files);
  return { format: FORMAT, app, content, badApps: [] };
}
