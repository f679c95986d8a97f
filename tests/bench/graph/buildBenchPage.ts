import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { build as bundle } from "esbuild";
import { build as buildPage } from "vite";

export interface BuiltBench {
  readonly pageDir: string;
  /** What Electron is started with. */
  readonly electronDir: string;
}

/** Builds the page as the product's is built (vite.config.ts), and the main script beside it, into a folder of their own. */
export async function buildBenchPage(outDir: string): Promise<BuiltBench> {
  const here = import.meta.dirname;
  const built = { pageDir: join(outDir, "page"), electronDir: join(outDir, "electron") };
  await mkdir(built.electronDir, { recursive: true });
  await Promise.all([
    buildPage({
      configFile: false, root: resolve(here, "page"), base: "./", publicDir: false, logLevel: "warn", plugins: [react()],
      build: {
        outDir: built.pageDir, emptyOutDir: true, target: "chrome114", cssTarget: "chrome114", assetsInlineLimit: 0,
        modulePreload: { polyfill: false }, reportCompressedSize: false, sourcemap: false, minify: process.env["NO_MINIFY"] === undefined, chunkSizeWarningLimit: 10_000,
      },
      worker: { format: "es" },
    }),
    bundle({
      entryPoints: [resolve(here, "electronMain.ts")], outfile: join(built.electronDir, "main.cjs"),
      bundle: true, platform: "node", format: "cjs", target: "node18", external: ["electron"], logLevel: "warning",
    }),
    writeFile(join(built.electronDir, "package.json"), JSON.stringify({ name: "graph-bench", main: "main.cjs" })),
  ]);
  return built;
}
