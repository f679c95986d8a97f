import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { mirrorProblems } from "#scripts/mirrorProblems.ts";
import { writeTree } from "./writeTree.ts";

describe("the mirror of sources and unit tests", () => {
  let root = "";
  const problems = (...paths: string[]): string[] => {
    root = writeTree(Object.fromEntries(paths.map((path) => [path, ""])));
    return mirrorProblems(root);
  };
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("accepts a test beside its source, also one for an aspect of it", () => {
    expect(problems("shared/forest/addPoint.ts", "renderer/ui/Button.tsx", "scripts/say.mjs", "tests/unit/shared/forest/addPoint.test.ts",
      "tests/unit/shared/forest/addPoint.privacy.test.ts", "tests/unit/renderer/ui/Button.test.tsx", "tests/unit/scripts/say.test.ts")).toEqual([]);
  });

  it("reports a test whose source has gone", () => {
    expect(problems("tests/unit/shared/forest/addPoint.test.ts")).toEqual(["tests/unit/shared/forest/addPoint.test.ts has no source shared/forest/addPoint"]);
  });

  it("lets the test of a fixed bug belong to a room", () => {
    expect(problems("shared/forest/addPoint.ts", "tests/unit/shared/forest/regression-12.test.ts")).toEqual([]);
  });

  it("reports a file between the tests that is none", () => {
    expect(problems("tests/unit/shared/forest/builders.ts")[0]).toContain("is not a test");
  });
});
