import { defineConfig } from "vitest/config";

/** A time limit is there for what hangs: on a busy machine a test of two seconds may take ten. */
const folder = (name: string) => ({ extends: true as const, test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout: 30_000 } });

/** One project per kind of test; `npx vitest run --project unit`. Component tests name happy-dom on their first line. */
export default defineConfig({
  test: {
    environment: "node",
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    projects: [
      folder("unit"),
      { extends: true, test: { ...folder("property").test, testTimeout: 60_000 } },
      folder("contract"),
      folder("integration"),
      folder("migration"),
      { extends: true, test: { ...folder("floorPlan").test, testTimeout: 120_000, hookTimeout: 120_000 } },
      // One real window at a time: two would fight for the focus.
      { extends: true, test: { name: "e2e", include: ["tests/e2e/**/*.e2e.ts"], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false, maxWorkers: 1 } },
    ],
  },
});
