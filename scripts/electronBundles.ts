import { resolve } from "node:path";
import type { BuildOptions } from "esbuild";

const root = resolve(import.meta.dirname, "..");

/** How main and preload are bundled: CommonJS, because Electron's sandboxed preload and the fallback runtime's main take nothing else. */
export function electronBundles(mode: "production" | "development"): BuildOptions[] {
  const common: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node18",
    external: ["electron"],
    sourcemap: mode === "development" ? "inline" : false,
    minifySyntax: mode === "production",
    minifyWhitespace: mode === "production",
    legalComments: "none",
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    logLevel: "warning",
  };
  return [
    { ...common, entryPoints: ["electron/main/index.ts"], outfile: "dist/electron/main.cjs" },
    { ...common, entryPoints: ["electron/workers/storage.ts"], outfile: "dist/electron/storage.cjs" },
    { ...common, entryPoints: ["electron/preload/index.ts"], outfile: "dist/electron/preload.cjs" },
  ];
}
