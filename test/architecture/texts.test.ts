import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../support/projectRoot.ts";

const texts = path.join(PROJECT_ROOT, "src/texts");
const read = (language: string, file: string) =>
  JSON.parse(readFileSync(path.join(texts, language, file), "utf8")) as Record<string, string>;
const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/u, "");
const stems = (all: Record<string, string>) => [...new Set(Object.keys(all).map(stem))].sort();
const values = (text: string) =>
  [...new Set(Array.from(text.matchAll(/\{\{\s*(\w+)\s*\}\}/gu), (match) => match[1]))].sort();

const german = readdirSync(path.join(texts, "de"));
const pairs = ["en", "ar"].flatMap((language) =>
  german
    .filter((file) => language === "en" || existsSync(path.join(texts, language, file)))
    .map((file) => [language, file] as const),
);

it.each(pairs)("%s/%s has the keys of German, no more and no fewer", (language, file) => {
  expect(stems(read(language, file))).toEqual(stems(read("de", file)));
});

it.each(pairs)("%s/%s uses the values that German uses", (language, file) => {
  const source = read("de", file);
  const target = read(language, file);
  const wrong = Object.entries(target).filter(([key, text]) => {
    const model = source[key] ?? source[`${stem(key)}_other`] ?? "";
    const allowed = new Set(values(model));
    return (
      values(text).some((value) => !allowed.has(value)) ||
      (!/_(zero|one|two)$/u.test(key) && values(text).length !== allowed.size)
    );
  });
  expect(wrong).toEqual([]);
});

it.each(["de", "en", "ar"])("%s has every plural form its counts need", (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const missing = readdirSync(path.join(texts, language)).flatMap((file) => {
    const keys = Object.keys(read(language, file));
    const counted = [...new Set(keys.filter((key) => key.endsWith("_other")).map(stem))];
    return counted.flatMap((key) =>
      forms.filter((form) => !keys.includes(`${key}_${form}`)).map((form) => `${file}: ${key}_${form}`),
    );
  });
  expect(missing).toEqual([]);
});

it("no text is empty, and no text holds HTML", () => {
  const bad = ["de", "en", "ar"].flatMap((language) =>
    readdirSync(path.join(texts, language)).flatMap((file) =>
      Object.entries(read(language, file))
        .filter(([, text]) => text.trim() === "" || /<[a-z/]/iu.test(text))
        .map(([key]) => `${language}/${file}: ${key}`),
    ),
  );
  expect(bad).toEqual([]);
});
