// Pieces are compressed on the line and on the phone.

import { gunzip } from './gunzip.ts';

/** @returns the text in a gzip member */
export async function inflate(bytes: Uint8Array): Promise<string> {
  if (!('DecompressionStream' in globalThis)) return new TextDecoder().decode(gunzip(bytes)); // iOS before 16.4
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
