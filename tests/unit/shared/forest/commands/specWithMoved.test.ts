import { describe, expect, it } from "vitest";
import { specWithMoved } from "#shared/forest/commands/specWithMoved.ts";
import type { EndId } from "#shared/kernel/index.ts";

const ENDS = new Map<EndId, EndId>([["pt_old", "pt_new"], ["ln_old", "ln_new"], ["pt_o", "pt_new"]]);
const moved = (spec: string): string => specWithMoved(spec, ENDS);

describe("specWithMoved", () => {
  it("exchanges ids and leaves every other sign where it is", () => {
    const spec = '{ "version":1.0,\n  "stops":[ {"ids": ["pt_old" , "ln_old"],"note":"a\\"pt_old\\", [\\u4e00] {}"}, {"ids":["pt_x"],"note":""} ], "n": [-1e3, true, null, [], {}, [ ] ] }';
    expect(moved(spec)).toBe(spec.replace('["pt_old" , "ln_old"]', '["pt_new" , "ln_new"]'));
  });

  it("takes only whole strings that are values for ids", () => {
    const spec = '{"pt_old":1,"a":"pt_old ","b":"\\"pt_old","c":"xpt_old","d":"\\\\","e":"pt_older"}';
    expect(moved(spec)).toBe(spec);
    expect([moved('{"focus":"pt_old"}'), moved('"pt_old"'), moved(" [[\"ln_old\"]]\n")]).toEqual(['{"focus":"pt_new"}', '"pt_new"', ' [["ln_new"]]\n']);
  });

  it("leaves out what has come to say the same as the one before it", () => {
    expect(moved('["pt_old", "pt_new", "pt_o","pt_x","pt_old"]')).toBe('["pt_new","pt_x","pt_new"]');
    expect(moved('[{"ids":["pt_old"],"note":""},\n {"ids":["pt_o"],"note":""}\n]')).toBe('[{"ids":["pt_new"],"note":""}]');
  });

  it("keeps what says something of its own, and repetitions that were there before", () => {
    expect(moved('[{"ids":["pt_old"],"note":"一"},{"ids":["pt_o"],"note":"二"}]')).toBe('[{"ids":["pt_new"],"note":"一"},{"ids":["pt_new"],"note":"二"}]');
    expect(moved('[1,1,"pt_x","pt_x","pt_new","pt_new",["pt_old"]]')).toBe('[1,1,"pt_x","pt_x","pt_new","pt_new",["pt_new"]]');
    expect(moved('{"a":"pt_old","b":"pt_old"}')).toBe('{"a":"pt_new","b":"pt_new"}');
  });

  it("reads brackets within brackets however deep they go", () => {
    const deep = (id: string): string => `${"[".repeat(30_000)}"${id}"${"]".repeat(30_000)}`;
    expect(moved(deep("pt_old")) === deep("pt_new")).toBe(true);
  });
});
