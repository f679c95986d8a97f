import { resolve } from "node:path";
import type { BuildOptions } from "esbuild";

const root = resolve(import.meta.dirname, "..");

/** Native, or not to be bundled because it finds its native parts beside its own files: these stay in node_modules, and travel with the package as they are. */
const LEFT_OUTSIDE = ["sodium-universal", "@hyperswarm/secret-stream", "hyperdht", "multicast-dns"];

/** How main and preload are bundled: CommonJS, because Electron's sandboxed preload and the fallback runtime's main take nothing else. */
export function electronBundles(mode: "production" | "development"): BuildOptions[] {
  const common: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node18",
    external: ["electron", ...LEFT_OUTSIDE],
    // What is loaded late is loaded with `require`: the fallback runtime cannot import out of the packed app.
    supported: { "dynamic-import": false },
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
    { ...common, entryPoints: ["electron/peers/index.ts"], outfile: "dist/electron/peers.cjs" },
    // Not in the app: for whoever runs a keeper (docs/KEEPER.md).
    { ...common, entryPoints: ["electron/keeper/index.ts"], outfile: "dist/electron/keeper.cjs" },
    { ...common, entryPoints: ["electron/preload/index.ts"], outfile: "dist/electron/preload.cjs" },
  ];
}
