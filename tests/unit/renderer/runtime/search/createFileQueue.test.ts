import { expect, it } from "vitest";
import { createFileQueue } from "#renderer/runtime/search/createFileQueue.ts";

const file = (digit: string) => ({ sha256: digit.repeat(64), mime: "text/plain", name: `${digit}.txt` });

it("asks for one file at a time, and takes the text of one that came later than it was asked for", async () => {
  const asked: string[] = [];
  const texts: string[] = [];
  const queue = createFileQueue({ ask: ({ name }) => { asked.push(name); }, onText: (sha256, text) => { texts.push(`${sha256.slice(0, 1)} ${text}`); } });
  const notKept = async (): Promise<undefined> => undefined;
  queue.want(file("a"), notKept);
  queue.want(file("b"), notKept);
  await new Promise((resolve) => { setImmediate(resolve); });
  expect(asked).toEqual(["a.txt"]);
  queue.take(file("a").sha256, null);
  await new Promise((resolve) => { setImmediate(resolve); });
  expect(asked).toEqual(["a.txt", "b.txt"]);
  queue.take(file("b").sha256, "乙");
  queue.take(file("a").sha256, "甲，后来才到");
  queue.take(file("a").sha256, "再来一次");
  queue.take(file("c").sha256, "没有人问过");
  expect(texts).toEqual(["b 乙", "a 甲，后来才到"]);
  expect([queue.textOf(file("a").sha256), queue.textOf(file("c").sha256)]).toEqual(["甲，后来才到", null]);
});
