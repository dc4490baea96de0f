import AstroPWA from '@vite-pwa/astro';
import { defineConfig } from 'astro/config';

export default defineConfig({
  build: { format: 'file' },
  trailingSlash: 'never',
  integrations: [AstroPWA({
    registerType: 'autoUpdate',
    manifest: { name: 'Guides', short_name: 'Guides', icons: [] },
    workbox: { globPatterns: ['**/*.{js,css,html}'], navigateFallback: null },
  })],
});
