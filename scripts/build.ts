import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { build as bundle } from "esbuild";
import { build as buildRenderer } from "vite";
import { isBuildFresh, takePrints, writeStamp } from "./buildStamp.mjs";
import { electronBundles } from "./electronBundles.ts";
import { say } from "./say.mjs";

const root = resolve(import.meta.dirname, "..");

/** Builds dist/ from the sources, or does nothing when it already belongs to them. `--force` builds in any case. */
async function buildApp(): Promise<void> {
  const startedAtMs = performance.now();
  if (!process.argv.includes("--force") && isBuildFresh(root)) {
    say("build: nothing changed");
    return;
  }
  const prints = takePrints(root);
  // From here until the end dist/ belongs to no state of the sources.
  rmSync(resolve(root, "dist/.stamp"), { force: true });
  await Promise.all([
    buildRenderer({ configFile: resolve(root, "vite.config.ts"), logLevel: "warn" }),
    ...electronBundles("production").map((options) => bundle(options)),
  ]);
  writeStamp(root, prints);
  say(`build: done in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
}

await buildApp().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
