// Makes a release current: an edit of the state, which is then written at once.

import { merged, type Change, type ToldNumbers } from './changes.ts';
import type { App, Content } from './release.ts';
import type { State } from './state.ts';

/**
 * @param changes what the content changes of the contacts
 * @param told the contacts as they are now
 */
export function commitContent(state: State, content: Content, changes: Change[] = [], told: ToldNumbers = {}): void {
  if (!content.partial) state.changes = merged([...state.changes, ...changes], told);
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
