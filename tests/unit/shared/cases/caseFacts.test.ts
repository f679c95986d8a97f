import { describe, expect, it } from "vitest";
import { readCaseFacts } from "#shared/cases/index.ts";

describe("readCaseFacts", () => {
  it("reads what is said, and nothing where nothing or nonsense is", () => {
    expect(readCaseFacts({ fields: {} })).toMatchObject({ templateId: null, confidence: null, texts: { who: "", lesson: "" } });
    const facts = readCaseFacts({ fields: { "case.template": "review", "case.who": "周敏", "case.confidence": "4", other: "别的" } });
    expect([facts.templateId, facts.texts.who, facts.confidence]).toEqual(["review", "周敏", 4]);
    expect(["5", "-1", "4.0", " 3", "high"].map((text) => readCaseFacts({ fields: { "case.confidence": text } }).confidence)).toEqual([null, null, null, null, null]);
  });
});
