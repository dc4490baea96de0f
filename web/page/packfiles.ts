// The files of the pack that the page names, as the program reads them.

import { inflate } from '../worker/inflate.ts';
import { fill } from '../worker/slots.ts';
import { oneMinute } from './offer.ts';

/** @param files the core, the numbers, the index and the guide, which is empty where the page names none */
export async function readPack([core, numbers, index, guide]: Response[]): Promise<OneMinute['pack']> {
  const [texts, own] = await Promise.all([Promise.all([core, numbers, index].map((file) => file.text())), readGuide(guide)]);
  const { slots } = JSON.parse(texts[1]);
  const [coreText, , indexText] = texts.map((text) => fill(text, slots));
  return { core: coreText, numbers: texts[1], index: indexText, guide: fill(own, slots) };
}

/** The guide is in a piece, with what else its pages say. */
async function readGuide(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!bytes.length) return '';
  const piece = await inflate(bytes).catch(async () => // not what its address says
    inflate(new Uint8Array(await (await oneMinute.refetch(answer.url)).arrayBuffer())));
  return JSON.stringify(JSON.parse(piece).guide);
}
