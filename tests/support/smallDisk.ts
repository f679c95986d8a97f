import { execFileSync } from "node:child_process";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A real disk of a few megabytes, which a test can fill. */
export interface SmallDisk {
  readonly path: string;
  /** Leaves so many bytes free. */
  fill(leaveBytes: number): void;
  /** Gives the room back. */
  free(): void;
  dispose(): Promise<void>;
}

/** Mounts one in memory. Needs the right to mount, which a build machine has; rejects with what the system says. */
export async function mountSmallDisk(sizeMb: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), "small-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizeMb}m`, "tmpfs", path], { stdio: "pipe" });
  const filler = join(path, "filler");
  return {
    path,
    fill: (leaveBytes) => {
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
    },
    free: () => rmSync(filler, { force: true }),
    dispose: async () => {
      execFileSync("umount", ["-l", path], { stdio: "pipe" });
      await rm(path, { recursive: true, force: true });
    },
  };
}
