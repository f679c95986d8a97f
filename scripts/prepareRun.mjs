import { spawnSync } from "node:child_process";
import { isBuildFresh } from "./buildStamp.mjs";
import { announceRuntime, resolveElectron, runtimeEnv } from "./electronRuntime.mjs";
import { say } from "./say.mjs";
import { ensureSystemPackages } from "./systemPackages.mjs";
import { hasDisplay, openVirtualDisplay } from "./virtualDisplay.mjs";

/** Builds dist/ unless it already belongs to the sources; ends the process when the build fails. @param {string} root */
export function buildIfNeeded(root) {
  if (isBuildFresh(root)) return;
  say("正在构建 building …");
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], { cwd: root, stdio: "inherit" });
  if (status === 0) return;
  say("构建失败 the build failed: see above.");
  process.exit(1);
}

/**
 * Everything that must be true before Electron is started here: a runtime, its libraries, a display. Gives the environment to start it with.
 * @param {{ forTests?: boolean }} [need]
 */
export async function prepareRun({ forTests = false } = {}) {
  const runtime = await resolveElectron();
  announceRuntime(runtime);
  const needsDisplay = !hasDisplay();
  ensureSystemPackages({ executablePath: runtime.executablePath, needsDisplay, forTests });
  const display = needsDisplay ? await openVirtualDisplay() : null;
  if (display !== null) say(`没有屏幕，使用虚拟显示 no screen here: using a virtual display (Xvfb ${display.display})`);
  const env = { ...process.env, ...runtimeEnv(runtime), ...(display !== null ? { DISPLAY: display.display } : {}) };
  return { runtime, env, isVirtualDisplay: display !== null, close: () => display?.close() };
}
