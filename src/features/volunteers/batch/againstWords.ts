import { blockText, oftenText } from "../fitting/blockWords.ts";
import type { NamedOpportunity } from "../fitting/opportunityFacts.repo.ts";
import type { Words } from "../fitting/reasonWords.ts";
import type { WhyNot } from "./askPlan.ts";

/** Why somebody is not proposed for a shift, in sentences. */
export function whyNotLines(words: Words, why: WhyNot, shifts: readonly NamedOpportunity[]): readonly string[] {
  const { t } = words.reader;
  if (why.code === "BLOCKED") return why.blocks.map((block) => blockText(words, block));
  if (why.code === "DAY_CAP") return [t("batch:why.DAY_CAP", { count: why.maxShifts })];
  if (why.code === "TIMES_CAP") return [t("batch:why.TIMES_CAP", { often: oftenText(words.reader, why.wish) })];
  if (why.code === "ELSEWHERE") {
    const other = shifts.find((shift) => shift.facts.id === why.opportunityId);
    return [
      t("batch:why.ELSEWHERE", { shift: other === undefined ? t("batch:why.otherShift") : shiftName(words, other) }),
    ];
  }
  return [t(`batch:why.${why.code}`)];
}

/** "Beete gießen, Sa., 28. Nov., 10 Uhr" */
export function shiftName({ reader: { format } }: Words, { title, startsAt }: NamedOpportunity): string {
  return startsAt === null ? title : `${title}, ${format.shortDay(startsAt)}, ${format.time(startsAt)}`;
}

/** The kinds of reason against a shift, the most frequent first: "12-mal: zur selben Zeit woanders eingeplant". */
export function tallyLines({ reader: { t } }: Words, reasons: readonly WhyNot[]): readonly string[] {
  const kinds = Map.groupBy(reasons, (why) => (why.code === "BLOCKED" ? (why.blocks[0]?.code ?? why.code) : why.code));
  return [...kinds]
    .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, MOST_KINDS)
    .map(([kind, own]) => t("batch:missing.kind", { count: own.length, why: t(`batch:kind.${kind}`) }));
}

const MOST_KINDS = 4;
