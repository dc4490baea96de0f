// Compares a content that comes with the one on the phone, while the phone has both.

import { addedIn, changesOf, type ToldNumbers } from './changes.ts';
import { guideOf, guidesOf, slotsOf } from './compose.ts';
import { guideNews, guidesNews, type GuideNews, type News } from './news.ts';
import type { Content } from './release.ts';

/**
 * @param before a whole content
 * @param was and @param is their contacts
 */
export async function newsOf(before: Content, next: Content, was: ToldNumbers, is: ToldNumbers): Promise<News> {
  const guides: GuideNews[] = [];
  for (const base of next.languages.filter((base) => before.languages.includes(base))) {
    const slots = await slotsOf(next, base); // for both: that a number changed is told of the contacts
    const { told, others } = guidesNews(base, await guidesOf(before, base, slots), await guidesOf(next, base, slots));
    for (const [old, now, title] of others) {
      if (before.pieces[old].hash === next.pieces[now].hash) continue;
      const news = guideNews(now, await guideOf(before, old, slots), await guideOf(next, now, slots), title);
      if (news) guides.push(news);
    }
    guides.push(...told);
  }
  return { since: before.seq, read: false, numbers: [...changesOf(was, is), ...addedIn(was, is)], guides };
}
