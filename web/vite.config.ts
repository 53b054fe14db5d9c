import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const ROUTER = '../node_modules/react-router/dist/production/index.mjs';

/** The packages of the frame around every page. */
const VENDOR =
  /node_modules\/(react|react-dom|scheduler|react-router|@apollo\/client|rxjs|graphql|graphql-ws|optimism|@wry\/\w+|tslib)\//;

/** The gateway that `vite` passes requests on to while the client is developed. */
const gateway = process.env['GATEWAY'] ?? 'http://127.0.0.1:4000';

export default defineConfig(({ command }) => ({
  root: fromHere('.'),
  plugins: [react()],
  resolve: {
    alias: {
      '@leela/client': fromHere('../packages/client/src'),
      // The package leads to its build with warnings for developers under every condition.
      ...(command === 'build' && { 'react-router': fromHere(ROUTER) }),
    },
  },
  build: {
    outDir: fromHere('dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined files would need `data:` addresses in the policy of scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    // A page that takes one component of `ui/index.ts` must not load the others.
    rolldownOptions: {
      // What every page needs is one file, which stays the same from release to release and compresses better than many.
      output: { codeSplitting: { groups: [{ name: 'vendor', test: VENDOR }] } },
      treeshake: { moduleSideEffects: [{ test: /\/web\/src\/ui\/\w+\.tsx?$/, sideEffects: false }] },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/collect', '/files', '/uploads', '/media', '/exports'].map((path) => [
        path,
        { target: gateway, ws: path === '/graphql', changeOrigin: true },
      ]),
    ),
  },
}));
