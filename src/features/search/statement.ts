import type { ConceptTexts } from "./queryTexts.ts";
import { everyText, everyWholeText } from "./queryTexts.ts";

/** Puts a value among the parameters of a statement and returns its placeholder. */
export type Bind = (value: unknown) => string;
/** Further conditions on the entry `s`, each begun with AND. */
export type Narrowing = (bind: Bind) => string;

/** Which entries are looked at: contact points are many, the others few, and each has indexes of its own. */
export type Scope = "contactPoints" | "others";
const SCOPES: Readonly<Record<Scope, string>> = {
  contactPoints: `s."resourceType" = 'service_at_location'`,
  others: `s."resourceType" <> 'service_at_location'`,
};

export interface Look {
  readonly texts: readonly ConceptTexts[];
  readonly scopes: readonly Scope[];
  readonly narrowing: Narrowing;
  /** So many candidates are taken from each index at most: a common word stands in half of all entries. */
  readonly candidates: number;
  /** With so many found, parts of words are not looked for. */
  readonly enough: number;
  /** With so many that hold all words, those that hold some of them are not looked for. */
  readonly enoughOfAll: number;
}

/** Numbers the parameters of one statement. */
export function startBinding(...first: readonly unknown[]): { readonly bind: Bind; readonly values: unknown[] } {
  const values = [...first];
  return { values, bind: (value) => `$${String(values.push(value))}` };
}

/** How much a place counts, from the translations over text and summary to the title. */
const WEIGHTS = `'{0.05,0.12,0.25,1.0}'`;
/** A word as typed counts more than one that it begins, that more than what it means, and all more than a part of a word. */
const OWN = 0.75;
const MEANT = 0.6;
const PART_OF_TITLE = 0.3;
const PART_OF_TEXT = 0.05;
const TITLE = `to_tsvector('german_folded'::regconfig, s."title")`;

/**
 * The common table expression `ranked` ("id", "kind", "words": how many concepts match, "known": which, "score"), as the beginning of
 * a statement. Titles that hold all words as typed are looked up first, then titles, texts, parts of words, and at last
 * entries that hold some of the words; each step is left out when the ones before found enough.
 */
export function rankedEntries(look: Look, bind: Bind): string {
  const { texts } = look;
  const queries = texts.flatMap(({ whole, own, meant }, index) => [
    `${toQuery(bind(whole))} AS ${name("whole", index)}`,
    `${toQuery(bind(own))} AS ${name("own", index)}`,
    `${toQuery(bind(meant))} AS ${name("meant", index)}`,
    `${bind(texts[index]?.parts)}::text AS ${name("parts", index)}`,
  ]);
  return `WITH q AS MATERIALIZED (SELECT ${toQuery(bind(everyWholeText(texts)))} AS whole, ${toQuery(bind(everyText(texts)))} AS every, ${queries.join(", ")}),
    ${foundEntries(look, bind)},
    judged AS (
      SELECT s."id", s."resourceType" AS "kind", s."title", s."sortKey", ${texts.map((_, index) => judgement(index)).join(", ")}
      FROM found JOIN "SearchEntry" s USING ("id") CROSS JOIN q
    ),
    ranked AS (
      SELECT "id", "kind", "sortKey", "title", ${texts.map((_, index) => `(${name("score", index)} > 0)::int`).join(" + ")} AS "words",
        ${texts.map((_, index) => `((${name("score", index)} > 0)::int << ${String(index)})`).join(" | ")} AS "known",
        ${texts.map((_, index) => weighted(index, texts.length)).join(" + ")} + 1.0 / (20 + length("title")) AS "score" FROM judged
    )`;
}

/** The steps from the surest to the vaguest, each with what must still be missing for it. */
function foundEntries(look: Look, bind: Bind): string {
  const { texts, scopes, candidates, enough, enoughOfAll } = look;
  const few = (step: string, many: number) => `(SELECT count(*) FROM ${step}) < ${String(many)}`;
  const from = (conditions: (scope: Scope) => readonly string[]) =>
    scopes
      .flatMap((scope) => conditions(scope).map((condition) => source(look, scope, condition, bind)))
      .join(" UNION ");
  const parts = texts.map((_, index) => {
    const [own, meant, part] = ["own", "meant", "parts"].map((kind) => `(SELECT ${name(kind, index)} FROM q)`);
    return `(s."document" @@ ${own ?? ""} OR s."document" @@ ${meant ?? ""} OR s."folded" ~ ${part ?? ""})`;
  });
  const steps = [
    `sure AS MATERIALIZED (${from(() => [`${TITLE} @@ (SELECT whole FROM q)`, `${TITLE} @@ (SELECT every FROM q)`])})`,
    `every AS MATERIALIZED (SELECT "id" FROM sure UNION SELECT "id" FROM (${from(() => [`s."document" @@ (SELECT every FROM q)`])}) t WHERE ${few("sure", candidates)})`,
    `partly AS MATERIALIZED (SELECT "id" FROM every UNION SELECT "id" FROM (${from(() => [parts.join(" AND ")])}) t WHERE ${few("every", enough)})`,
  ];
  if (texts.length === 1) return `${steps.join(", ")}, found AS (SELECT "id" FROM partly)`;
  const some = `SELECT "id" FROM (${from(() => parts)}) t WHERE ${few("partly", enoughOfAll)}`;
  return `${steps.join(", ")}, found AS (SELECT "id" FROM partly UNION ${some})`;
}

function source({ narrowing, candidates }: Look, scope: Scope, condition: string, bind: Bind): string {
  return `(SELECT s."id" FROM "SearchEntry" s WHERE ${SCOPES[scope]} AND ${condition}${narrowing(bind)} LIMIT ${String(candidates)})`;
}

/** How well an entry matches one concept, from 0 to about 1. */
function judgement(index: number): string {
  const rank = (kind: string) => `ts_rank(${WEIGHTS}, s."document", q.${name(kind, index)})`;
  const part = `q.${name("parts", index)}`;
  return `CASE WHEN s."document" @@ (q.${name("own", index)} || q.${name("meant", index)})
      THEN greatest(${rank("whole")}, ${String(OWN)} * ${rank("own")}, ${String(MEANT)} * ${rank("meant")}, 0.001)
      WHEN fold_text(s."title") ~ ${part} THEN ${String(PART_OF_TITLE)} WHEN s."folded" ~ ${part} THEN ${String(PART_OF_TEXT)} ELSE 0
    END AS ${name("score", index)}`;
}

/** Of several words the rarer tells more; how rare it is shows among the candidates. */
function weighted(index: number, count: number): string {
  const score = name("score", index);
  if (count === 1) return score;
  return `${score} / (1 + ln(1 + count(*) FILTER (WHERE ${score} > 0) OVER ()))`;
}

function toQuery(placeholder: string): string {
  return `to_tsquery('german_folded'::regconfig, ${placeholder})`;
}

function name(kind: string, index: number): string {
  return `"${kind}${String(index)}"`;
}
