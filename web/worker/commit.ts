// Makes a release current: an edit of the state, which is then written at once.

import { changesOf, merged } from './changes.ts';
import { addressOf, type App, type Release } from './release.ts';
import type { State } from './state.ts';

export function commitContent(state: State, { content, app }: Release): void {
  const refs: Record<string, string> = {};
  for (const [path, file] of Object.entries(app.files)) refs[addressOf(path, file)] = path;
  if (state.content) state.changes = merged([...state.changes, ...changesOf(state.content, content)], content);
  if (state.content && state.content.id !== content.id) state.contentBefore = state.content;
  state.content = { ...content, refs };
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
