import { createKeepAnswer, type KeepAnswer } from "../../../src/shared/cache/keptAnswers.ts";
import { createPageCache, type PageCache } from "../../../src/shared/cache/pageCache.ts";

const BEGIN = new Date("2026-11-27T13:10:00Z");
let time: Date;
let cache: PageCache;
let keepAnswer: KeepAnswer;
let asked: number;

beforeEach(() => {
  time = BEGIN;
  asked = 0;
  cache = createPageCache({ now: () => time });
  keepAnswer = createKeepAnswer({ now: () => time, cache });
  cache.setConnected(true);
});

const count = () => Promise.resolve((asked += 1));
const themes = (until?: (answer: number) => Date | null) =>
  keepAnswer("themes", { dependsOn: ["theme"], until }, count);

test("asks once, and again after a change it depends on", async () => {
  expect([await themes(), await themes()]).toEqual([1, 1]);
  cache.changed("article");
  expect(await themes()).toBe(1);
  cache.changed("theme");
  expect(await themes()).toBe(2);
  cache.clear();
  expect(await themes()).toBe(3);
});

test("people who ask at the same time share one question", async () => {
  expect(await Promise.all([themes(), themes(), themes()])).toEqual([1, 1, 1]);
});

test("asks again when the answer has gone stale by itself, after ten minutes at the latest", async () => {
  const inAMinute = () => themes(() => new Date(BEGIN.getTime() + 60_000));
  await inAMinute();
  time = new Date(BEGIN.getTime() + 59_999);
  expect(await inAMinute()).toBe(1);
  time = new Date(BEGIN.getTime() + 60_000);
  expect(await themes()).toBe(2);
  time = new Date(time.getTime() + 10 * 60_000);
  expect(await themes()).toBe(3);
});

test("an answer that changed while it was asked is not kept", async () => {
  let finish: (value: string) => void = () => undefined;
  const slow = keepAnswer("slow", { dependsOn: ["theme"] }, () => new Promise<string>((done) => (finish = done)));
  cache.changed("theme");
  finish("old");
  expect(await slow).toBe("old");
  expect(await keepAnswer("slow", { dependsOn: ["theme"] }, () => Promise.resolve("new"))).toBe("new");
});

test("a question that failed is asked again", async () => {
  const fail = () => Promise.reject(new Error("away"));
  await expect(keepAnswer("themes", { dependsOn: ["theme"] }, fail)).rejects.toThrow("away");
  expect(await themes()).toBe(1);
});

test("keeps nothing while notices may be missed", async () => {
  cache.setConnected(false);
  expect([await themes(), await themes()]).toEqual([1, 2]);
});
