import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The renderer. Main and preload are bundled by esbuild in scripts/build.ts. */
export default defineConfig({
  root: resolve(import.meta.dirname, "renderer"),
  base: "./",
  publicDir: resolve(import.meta.dirname, "assets"),
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, "dist/renderer"),
    emptyOutDir: true,
    target: "chrome114",
    cssTarget: "chrome114",
    // The page's CSP allows files, not data: URLs; the polyfill would be an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
    // Whatever shares a chunk may run before main.tsx does: zod and the line that keeps it from probing for eval go into one that runs before all of them.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "zod", test: /node_modules[\\/]zod[\\/]|zodWithoutEval/ }] } } },
  },
  worker: { format: "es" },
  server: { port: 5173, strictPort: true },
});
