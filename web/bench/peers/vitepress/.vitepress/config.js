import { withPwa } from '@vite-pwa/vitepress';
import { defineConfig } from 'vitepress';

export default withPwa(defineConfig({
  title: 'Guide',
  pwa: { registerType: 'autoUpdate', manifest: { name: 'Guide', short_name: 'Guide', icons: [] }, workbox: { globPatterns: ['**/*.{js,css,html,woff2}'] } },
}));
