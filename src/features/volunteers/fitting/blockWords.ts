import { volunteerPaths } from "../volunteers.paths.ts";
import type { Block, Warning } from "../matching/blocks.ts";
import type { RequiredSkill, TimesWish } from "../matching/types.ts";
import { namesFrom, wayText, type Words } from "./reasonWords.ts";

/** Why something cannot be taken, and what would change that. */
export interface BlockLine {
  readonly text: string;
  readonly change: string;
  /** Where it can be changed; "" where nothing can. */
  readonly changeHref: string;
  readonly changeLabel: string;
}

type Values = Readonly<Record<string, string | number>>;

/** A block as a sentence. */
export function blockText(words: Words, block: Block): string {
  return words.reader.t(`fitting:block.${block.code}`, valuesOf(words, block));
}

/** A block as the volunteer reads it: the reason, what would change it, and the way there. */
export function blockLine(words: Words, block: Block): BlockLine {
  const { t, href } = words.reader;
  const path = changePath(block);
  return {
    text: blockText(words, block),
    change: isFinal(block.code) ? "" : t(`fitting:change.${block.code}`),
    changeHref: path === "" ? "" : href(path),
    changeLabel: path === "" ? "" : t("fitting:change.link"),
  };
}

/** What does not stand in the way but should be known. */
export function warningText(words: Words, warning: Warning): string {
  const { reader, names } = words;
  const { t, format } = reader;
  if (warning.code === "CLOSE_TOGETHER") {
    return t(`fitting:warning.${warning.minutesBetween < 0 ? "OVERLAP" : "CLOSE_TOGETHER"}`, {
      count: Math.abs(Math.round(warning.minutesBetween)),
    });
  }
  if (warning.code === "SOME_DATES_BLOCKED") {
    return t("fitting:warning.SOME_DATES_BLOCKED", { dates: warning.dates, count: warning.of });
  }
  if (warning.code === "ASK_AGE") return t("fitting:warning.ASK_AGE", { age: warning.minimumAge });
  if (warning.code === "ASK_SKILLS") {
    return t("fitting:warning.ASK_SKILLS", { skills: format.list(namesFrom(names, warning.termIds)) });
  }
  if (warning.code === "ASK_LANGUAGES") {
    return t("fitting:warning.ASK_LANGUAGES", { languages: format.list(namesFrom(names, warning.languages)) });
  }
  return t(warning.known ? "fitting:warning.STEPS" : "fitting:warning.STEPS_UNKNOWN");
}

type BlockOf<Code extends Block["code"]> = Extract<Block, { readonly code: Code }>;
type Fill = (words: Words, block: never) => Values;

/** What stands in the sentences, for the blocks that carry something. */
const FILLS: Readonly<Partial<Record<Block["code"], Fill>>> = {
  TOO_YOUNG: (_words, block: BlockOf<"TOO_YOUNG">) => ({ age: block.minimumAge }),
  SKILL_MISSING: (words, block: BlockOf<"SKILL_MISSING">) => ({ skills: skillsText(words, block.skills) }),
  LANGUAGE_MISSING: ({ reader, names }, block: BlockOf<"LANGUAGE_MISSING">) => ({
    languages: reader.format.list(namesFrom(names, block.languages)),
  }),
  COLLIDES: ({ reader: { format } }, block: BlockOf<"COLLIDES">) => ({
    day: format.longDay(block.startsAt),
    from: format.time(block.startsAt),
    to: format.time(block.endsAt),
  }),
  HOURS_CAP: ({ reader: { format } }, block: BlockOf<"HOURS_CAP">) => ({
    hours: format.number(Math.round(block.hours * 10) / 10),
    most: format.number(block.maxHours),
  }),
  DAY_CAP: (_words, block: BlockOf<"DAY_CAP">) => ({ count: block.maxShifts }),
  TIMES_CAP: ({ reader }, block: BlockOf<"TIMES_CAP">) => ({ often: oftenText(reader, block.wish) }),
  TOO_FAR: ({ reader }, block: BlockOf<"TOO_FAR">) => ({
    way: wayText(reader, block.metres),
    most: wayText(reader, block.maxMetres),
  }),
  NOT_YET: ({ reader }, block: BlockOf<"NOT_YET">) => ({ from: reader.format.moment(block.from) }),
  PAUSED: ({ reader }, block: BlockOf<"PAUSED">) => ({ day: reader.format.day(new Date(`${block.until}T12:00:00Z`)) }),
};

function valuesOf(words: Words, block: Block): Values {
  return FILLS[block.code]?.(words, block as never) ?? {};
}

/** "Garten (gut) und Kochen": the level is named where a little does not do. */
function skillsText({ reader: { t, format }, names }: Words, skills: readonly RequiredSkill[]): string {
  return format.list(
    skills.flatMap(({ termId, minLevel }) =>
      namesFrom(names, [termId]).map((name) =>
        minLevel > 1 ? t("needFacts:skill", { name, level: t(`needFacts:level.${minLevel > 2 ? "3" : "2"}`) }) : name,
      ),
    ),
  );
}

/** "2-mal im Monat" */
export function oftenText({ t }: Words["reader"], { count, per }: TimesWish): string {
  return t(`fitting:often.${per}`, { count });
}

type FinalCode = "CLOSED" | "ENDED" | "ALREADY_IN";

/** What nothing can change. */
function isFinal(code: Block["code"]): code is FinalCode {
  return code === "CLOSED" || code === "ENDED" || code === "ALREADY_IN";
}

const IN_PROFILE: readonly Block["code"][] = [
  "SKILL_MISSING",
  "LANGUAGE_MISSING",
  "HOURS_CAP",
  "TIMES_CAP",
  "TOO_FAR",
  "GUARDIAN_MISSING",
];
const IN_ACCOUNT: readonly Block["code"][] = ["COLLIDES", "NO_CONSENT", "PAUSED"];

function changePath({ code }: Block): string {
  if (IN_PROFILE.includes(code)) return volunteerPaths.accountEdit();
  return IN_ACCOUNT.includes(code) ? volunteerPaths.account() : "";
}
