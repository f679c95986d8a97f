import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

/** Builds the page with one note as the product's page is built (vite.config.ts). */
export async function buildNotePage(outDir: string): Promise<void> {
  await build({
    configFile: false, root: resolve(import.meta.dirname, "notePage"), base: "./", publicDir: false, logLevel: "warn", plugins: [react()],
    build: {
      outDir, emptyOutDir: true, target: "chrome114", cssTarget: "chrome114", assetsInlineLimit: 0, modulePreload: { polyfill: false },
      reportCompressedSize: false, sourcemap: false, chunkSizeWarningLimit: 10_000,
    },
    worker: { format: "es" },
  });
}
