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
  /** With so many found, no further titles and texts are looked up; */
  readonly enough: number;
  /** with so many, no parts of the one word that was asked for; */
  readonly enoughForParts: number;
  /** with so many that hold all of several words, none that hold some of them or parts of them. */
  readonly enoughForSome: number;
}

/** Numbers the parameters of one statement. */
export function startBinding(...first: readonly unknown[]): { readonly bind: Bind; readonly values: unknown[] } {
  const values = [...first];
  return { values, bind: (value) => `$${String(values.push(value))}` };
}

const QUERIES = ["whole", "own", "meant", "wholeTitle", "ownTitle", "meantTitle"] as const;

/** How much a word counts in a title: as typed, as the beginning of a longer one, by its meaning, as a part of one. */
const IN_TITLE = { whole: 1, own: 0.75, meant: 0.6, part: 0.4 };
/** In texts the summary counts more than what follows, and that more than a translation; all less than a title. */
const WEIGHTS = `'{0.05,0.12,0.25,1.0}'`;
const MOST_IN_TEXT = { own: 0.4, meant: 0.14 };
const PART_OF_TEXT = 0.05;
const TITLE = `to_tsvector('german_folded'::regconfig, s."title")`;

/**
 * The common table expression `ranked` ("id", "kind", "words": how many concepts match, "known": which, "score"), as the beginning of
 * a statement. Titles that hold all words as typed are looked up first, then titles, texts, parts of words, and at last
 * entries that hold some of the words; each step is left out when the ones before found enough. `judged` is materialized,
 * else every judgement is made once for each place that names it.
 */
export function rankedEntries(look: Look, bind: Bind): string {
  const { texts } = look;
  const queries = texts.flatMap((text, index) => [
    ...QUERIES.map((kind) => `${toQuery(bind(text[kind]))} AS ${name(kind, index)}`),
    `${bind(text.parts)}::text AS ${name("parts", index)}`,
    `${bind(sizeOf(text.own))}::float4 AS ${name("ownSize", index)}`,
    `${bind(sizeOf(text.meant))}::float4 AS ${name("meantSize", index)}`,
  ]);
  return `WITH q AS MATERIALIZED (SELECT ${toQuery(bind(everyWholeText(texts)))} AS whole, ${toQuery(bind(everyText(texts)))} AS every, ${queries.join(", ")}),
    ${foundEntries(look, bind)},
    judged AS MATERIALIZED (
      SELECT s."id", s."resourceType" AS "kind", s."title", s."sortKey", ${texts.map((_, index) => judgement(index)).join(", ")}
      FROM found JOIN "SearchEntry" s USING ("id") CROSS JOIN q
    ),
    ranked AS (
      SELECT "id", "kind", "sortKey", "title", ${texts.map((_, index) => `(${name("score", index)} > 0)::int`).join(" + ")} AS "words",
        ${texts.map((_, index) => `((${name("score", index)} > 0)::int << ${String(index)})`).join(" | ")} AS "known",
        ${texts.map((_, index) => weighted(index, texts.length)).join(" + ")} + 1.0 / (20 + length("title")) AS "score" FROM judged
    )`;
}

/** What is looked up for one scope, from the surest to the vaguest; each step only while the ones before found too few. */
function foundEntries(look: Look, bind: Bind): string {
  const steps = look.scopes.flatMap((scope) => stepsOf(look, scope, bind));
  const last = look.scopes.map((scope) => `SELECT "id" FROM "${scope}${String(STEPS)}"`);
  return `${steps.join(", ")}, found AS (${last.join(" UNION ALL ")})`;
}

const STEPS = 6;

function stepsOf(look: Look, scope: Scope, bind: Bind): readonly string[] {
  const { texts, enough, enoughForParts, enoughForSome } = look;
  const isOne = texts.length === 1;
  const query = (column: string) => `(SELECT ${column} FROM q)`;
  const each = (condition: (index: number) => string) => texts.map((_, index) => condition(index));
  // beginnings of many words are costly to gather, and with many words less is lost without them
  const typed = texts.length > 2 ? "whole" : "own";
  const hasWord = (index: number) => `s."document" @@ (SELECT ${name(typed, index)} || ${name("meant", index)} FROM q)`;
  const hasPart = (index: number) => `s."folded" ~ ${query(name("parts", index))}`;
  const steps: readonly (readonly [conditions: readonly string[], enough: number])[] = [
    [[`${TITLE} @@ ${query("whole")}`], enough],
    // three words or more hardly stand in one title
    [texts.length > 2 ? [] : [`${TITLE} @@ ${query("every")}`], enough],
    [[`s."document" @@ ${query("whole")}`], enough],
    [[`s."document" @@ ${query("every")}`], enough],
    [isOne ? [] : each(hasWord), enoughForSome],
    [each(hasPart), isOne ? enoughForParts : enoughForSome],
  ];
  return steps.map(([conditions, many], index) => {
    const before = `"${scope}${String(index)}"`;
    const found = conditions.map((condition) => source(look, scope, condition, bind)).join(" UNION ");
    const gate = `WHERE (SELECT count(*) FROM ${before}) < ${String(many)}`;
    const more = found === "" ? "" : ` UNION SELECT "id" FROM (${found}) t ${gate}`;
    return `"${scope}${String(index + 1)}" AS MATERIALIZED (${index === 0 ? found : `SELECT "id" FROM ${before}${more}`})`;
  });
}

function source({ narrowing, candidates }: Look, scope: Scope, condition: string, bind: Bind): string {
  return `(SELECT s."id" FROM "SearchEntry" s WHERE ${SCOPES[scope]} AND ${condition}${narrowing(bind)} LIMIT ${String(candidates)})`;
}

/** How well an entry matches one concept, from 0 to 1. */
function judgement(index: number): string {
  const has = (kind: string) => `s."document" @@ q.${name(kind, index)}`;
  const part = `q.${name("parts", index)}`;
  // ts_rank divides by the number of words asked for, although one of them is enough
  const rank = (kind: "own" | "meant") =>
    `least(${String(MOST_IN_TEXT[kind])}, 0.001 + q.${name(`${kind}Size`, index)} * ts_rank(${WEIGHTS}, s."document", q.${name(kind, index)}))`;
  return `CASE WHEN ${has("wholeTitle")} THEN ${String(IN_TITLE.whole)} WHEN ${has("ownTitle")} THEN ${String(IN_TITLE.own)}
      WHEN ${has("meantTitle")} THEN ${String(IN_TITLE.meant)} WHEN ${has("own")} THEN ${rank("own")}
      WHEN ${has("meant")} THEN ${rank("meant")}
      WHEN fold_text(s."title") ~ ${part} THEN ${String(IN_TITLE.part)} WHEN s."folded" ~ ${part} THEN ${String(PART_OF_TEXT)} ELSE 0
    END AS ${name("score", index)}`;
}

/** How many words a text for to_tsquery holds. */
function sizeOf(text: string): number {
  return Math.max(1, (text.split("'").length - 1) / 2);
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
