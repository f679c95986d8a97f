import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeXml } from "#renderer/features/graph/showing/svg/escapeXml.ts";
import { parseXml } from "#tests/support/parseXml.ts";

describe("escapeXml", () => {
  it("lets any text stand in an element and in an attribute", () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0xffff }))), (units) => {
      const text = String.fromCharCode(...units);
      const escaped = escapeXml(text);
      expect(parseXml(`<t a="${escaped}">${escaped}</t>`).text).toBe(parseXml(`<t a="${escaped}">${escaped}</t>`).attributes["a"]);
    }));
  });

  it.each([["a<b>&\"c'", "a&lt;b&gt;&amp;&quot;c&#39;"], ["一\n二\t三", "一 二 三"], ["\u0000\u001b\uffff", ""], ["\ud800x\udc00", "\ufffdx\ufffd"], ["👩‍👩‍👧", "👩‍👩‍👧"]])("writes %j as %j", (text, expected) => {
    expect(escapeXml(text)).toBe(expected);
  });
});
