import { describe, expect, it } from "vitest";
import { masksIn, maskText } from "#shared/forest/index.ts";

const mask = (name: string, alias: string): { readonly name: string; readonly alias: string } => ({ name, alias });

describe("maskText", () => {
  it("exchanges the longest name first, wherever it stands", () => {
    const masks = [mask("赵", "某"), mask("赵经理", "甲方")];
    expect(maskText("赵经理和赵工，赵经理先走", masks)).toBe("甲方和某工，甲方先走");
  });

  it("does not look again at what it has put in, so two names may be exchanged", () => {
    expect(maskText("甲骂乙", [mask("甲", "乙"), mask("乙", "甲")])).toBe("乙骂甲");
  });

  it("takes Latin names as whole words, whatever their case", () => {
    const masks = [mask("Al", "B.")];
    expect(maskText("Al said: also AL, al's and Alan", masks)).toBe("B. said: also B., B.'s and Alan");
  });

  it("takes signs of patterns as they are", () => {
    expect(maskText("A+(甲) $& 完", [mask("A+(甲)", "$&乙")])).toBe("$&乙 $& 完");
    expect(maskText("原样", [])).toBe("原样");
  });
});

describe("masksIn", () => {
  it("says which names occur", () => {
    const masks = [mask("赵经理", "甲"), mask("周敏", "乙"), mask("Al", "丙")];
    expect(masksIn(["给赵经理", "Alan"], masks).map(({ name }) => name)).toEqual(["赵经理"]);
  });
});
