import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheDir } from "./fallbackRuntime.mjs";
import { say } from "./say.mjs";
import { isOnPath } from "./virtualDisplay.mjs";

/** Debian names; where a release renamed one (t64), the first that exists is taken. */
const LIBRARY_PACKAGES = [["libgtk-3-0t64", "libgtk-3-0"], ["libnss3"], ["libasound2t64", "libasound2"], ["libgbm1"]];
const FONT_PACKAGE = ["fonts-noto-cjk"];
const DISPLAY_PACKAGE = ["xvfb"];
const CHROMIUM_PACKAGE = ["chromium"];
const ZIP_PACKAGE = ["p7zip-full"];
/** Networks of their own for the tests of study groups. */
const NETWORK_PACKAGE = ["iproute2"];
/** Home routers for them. */
const ROUTER_PACKAGE = ["nftables"];

/**
 * Makes sure that Electron can start on this Linux: shared libraries, a Chinese font and, without a screen, a virtual display. As root on Debian they are
 * installed; otherwise the one command to run is printed and the process ends.
 * @param {{ executablePath: string, needsDisplay: boolean, forTests?: boolean }} need
 */
export function ensureSystemPackages({ executablePath, needsDisplay, forTests = false }) {
  if (process.platform !== "linux") return;
  const missing = [
    ...missingForApp(executablePath),
    ...(needsDisplay && !isOnPath("Xvfb") ? [DISPLAY_PACKAGE] : []),
    ...(forTests && !isOnPath("chromium") ? [CHROMIUM_PACKAGE] : []),
    ...(forTests && !isOnPath("7za") ? [ZIP_PACKAGE] : []),
    ...(forTests && !isOnPath("ip") ? [NETWORK_PACKAGE] : []),
    ...(forTests && !isOnPath("nft") ? [ROUTER_PACKAGE] : []),
  ];
  if (missing.length > 0) installPackages(missing);
}

/** Remembers a good answer: `ldd` and `fc-list` cost more than the rest of a start. @param {string} executablePath @returns {string[][]} */
function missingForApp(executablePath) {
  const note = join(cacheDir(), "libraries-found");
  if (existsSync(note) && statSync(note).mtimeMs > statSync(executablePath).ctimeMs) return [];
  const libraries = spawnSync("ldd", [executablePath], { encoding: "utf8" });
  const hasLibraries = libraries.status === 0 && !libraries.stdout.includes("not found");
  const fonts = spawnSync("fc-list", [":lang=zh-cn"], { encoding: "utf8" });
  const hasFont = fonts.status === 0 && fonts.stdout.trim() !== "";
  if (hasLibraries && hasFont) {
    mkdirSync(cacheDir(), { recursive: true });
    writeFileSync(note, "");
  }
  return [...(hasLibraries ? [] : LIBRARY_PACKAGES), ...(hasFont ? [] : [FONT_PACKAGE])];
}

/** @param {string[][]} choices */
function installPackages(choices) {
  const isRoot = process.getuid?.() === 0;
  if (!isOnPath("apt-get")) {
    say(`缺少系统组件 missing system packages (Debian names): ${choices.map((names) => names.at(-1)).join(" ")}`);
    process.exit(1);
  }
  if (isRoot) apt(["update", "-qq"]);
  const names = choices.map((alternatives) => alternatives.find(isInstallable) ?? alternatives.at(-1) ?? "");
  if (!isRoot) {
    // Without a Chinese font the app still runs, with boxes for characters; that is no reason to refuse.
    const canGoOn = choices.every((alternatives) => alternatives === FONT_PACKAGE);
    say("缺少系统组件，请运行 missing system packages, please run:");
    say(`  sudo apt-get install -y ${names.join(" ")}`);
    if (canGoOn) return;
    process.exit(1);
  }
  say(`正在安装系统组件 installing ${names.join(" ")} …`);
  apt(["install", "-y", "-qq", "--no-install-recommends", ...names]);
}

/** @param {string} name */
function isInstallable(name) {
  return spawnSync("apt-cache", ["show", "--quiet=1", name], { encoding: "utf8" }).stdout.includes("Version:");
}

/** @param {string[]} args */
function apt(args) {
  const { status } = spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  if (status !== 0) {
    say(`apt-get ${args.join(" ")} failed`);
    process.exit(1);
  }
}
