// Makes a release current: an edit of the state, which is then written at once.

import { merged, type ToldNumbers } from './changes.ts';
import { withNews, type News } from './news.ts';
import type { App, Content } from './release.ts';
import type { State } from './state.ts';

/**
 * @param told the contacts as they are now
 * @param news what the content changes
 */
export function commitContent(state: State, content: Content, told: ToldNumbers = {}, news?: News): void {
  if (!content.partial) state.changes = merged([...state.changes, ...(news?.numbers ?? []).filter(({ kind }) => kind !== 'new')], told);
  if (news) state.news = withNews(state.news, news, told);
  if (state.content && state.content.id !== content.id) state.contentBefore = state.content.partial ? state.contentBefore : state.content;
  state.content = content;
  state.verified = Date.now();
}

export function commitApp(state: State, app: App): void {
  if (state.app?.id !== app.id) {
    if (state.app) state.appBefore = state.app;
    state.app = app;
    state.failedPages = [];
  }
  state.verified = Date.now();
}
