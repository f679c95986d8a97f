import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** @param {string} name */
export function isOnPath(name) {
  return (process.env["PATH"] ?? "").split(delimiter).some((dir) => dir !== "" && existsSync(join(dir, name)));
}

export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

/**
 * Starts an X server that draws into memory. Xvfb picks a free number and reports it when it is ready (`-displayfd`), so several runs at a time
 * do not race for one, and signals reach the app directly instead of a wrapping shell.
 * @param {string} [screen] width x height x depth
 * @returns {Promise<{ display: string, close: () => void }>}
 */
export function openVirtualDisplay(screen = "1440x900x24") {
  return new Promise((done, fail) => {
    // A session of its own: Ctrl-C must reach the app first, which still needs its display to close properly.
    // setpriv (util-linux) lets it end with this process even when this one is killed outright.
    const [command = "Xvfb", ...args] = [
      ...(isOnPath("setpriv") ? ["setpriv", "--pdeathsig", "TERM", "--"] : []), "Xvfb", "-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp",
    ];
    const server = spawn(command, args, { stdio: ["ignore", "ignore", "ignore", "pipe"], detached: true });
    const close = () => {
      process.removeListener("exit", close);
      server.kill();
    };
    process.once("exit", close);
    server.once("error", fail);
    server.once("exit", (code) => fail(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.once("data", (/** @type {Buffer} */ data) => {
      server.unref();
      done({ display: `:${data.toString().trim()}`, close });
    });
  });
}
