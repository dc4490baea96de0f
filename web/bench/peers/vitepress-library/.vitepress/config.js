import { withPwa } from '@vite-pwa/vitepress';
import { defineConfig } from 'vitepress';

export default withPwa(defineConfig({
  title: 'Guides',
  pwa: { registerType: 'autoUpdate', manifest: { name: 'Guides', short_name: 'Guides', icons: [] }, workbox: { globPatterns: ['**/*.{js,css,html,woff2}'] } },
}));
