import DefaultTheme from 'vitepress/theme';
import Guide from './Guide.vue';

export default { extends: DefaultTheme, enhanceApp: ({ app }) => { app.component('Guide', Guide); } };
