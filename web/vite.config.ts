import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { VitePWA } from 'vite-plugin-pwa';

const server = process.env['CONNEXUS_SERVER'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    VitePWA({
      registerType: 'prompt',
      // Registered from src/shell/UpdatePrompt.tsx: an injected inline script would need a looser content security policy.
      injectRegister: false,
      includeAssets: ['theme.js', 'icons/favicon.svg', 'icons/apple-touch-icon.png'],
      manifest: {
        id: '/',
        name: 'ConnexUS',
        short_name: 'ConnexUS',
        description: 'Your business phone, answered by an AI and taken over from your pocket.',
        start_url: '/calls',
        scope: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#0b7a5e',
        categories: ['business', 'communication'],
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
        // Kept with the worker that imports it.
        globIgnores: ['push.js'],
        navigateFallback: '/index.html',
        // The shell only. Answers of the API are never put in a worker's cache, so none can survive a log-out there.
        navigateFallbackDenylist: [/^\/v1\//, /^\/actuator\//, /^\/\.well-known\//, /^\/retell\//],
        runtimeCaching: [],
        importScripts: ['push.js'],
        // The first visit is covered too: screens not opened yet must be there when the network goes.
        clientsClaim: true,
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  build: {
    target: ['chrome123', 'safari17.5', 'firefox121'],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { host: '127.0.0.1', proxy: { '/v1': { target: server, ws: true } } },
  preview: { host: '127.0.0.1', proxy: { '/v1': { target: server, ws: true } } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    // One DOM for all files takes a fifth of the time; what a test leaves, its file's set-up and restoreMocks undo.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
