import DefaultTheme from 'vitepress/theme';
import { h } from 'vue';
import Calls from './Calls.vue';

export default { extends: DefaultTheme, Layout: () => h(DefaultTheme.Layout, null, { 'doc-before': () => h(Calls) }) };
