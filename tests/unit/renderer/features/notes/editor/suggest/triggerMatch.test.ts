import { describe, expect, it } from "vitest";
import { findMention, findSlash } from "#renderer/features/notes/editor/suggest/triggerMatch.ts";

describe("findMention", () => {
  it.each([
    ["想起了[[成功", "成功", 4], ["想起了【【成功", "成功", 4], ["[[解决 问题", "解决 问题", 7], ["请@王", "王", 2], ["请＠王", "王", 2], ["@", "", 1], ["[[", "", 2], ["他说@ziyou", "ziyou", 6],
  ])("sees in %j the query %j", (before, query, length) => {
    expect(findMention(before)).toEqual({ query, length });
  });

  it.each([["写信到 me@example"], ["一个[方括号"], ["[[已经写完]]了"], ["@王磊 后来"], [""]])("sees nothing in %j", (before) => {
    expect(findMention(before)).toBeNull();
  });
});

describe("findSlash", () => {
  it.each([["/", "", 1], ["/bg", "bg", 3], ["写到这里 /表", "表", 2], ["写到这里/表", "表", 2], ["、表格", "表格", 3]])("sees in %j the query %j", (before, query, length) => {
    expect(findSlash(before)).toEqual({ query, length });
  });

  it.each([["60km/h"], ["https://"], ["2026/11"], ["苹果、梨"], ["/表格 后"]])("sees nothing in %j", (before) => {
    expect(findSlash(before)).toBeNull();
  });
});
