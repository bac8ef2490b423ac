import type { Reader } from "../../../shared/text/reader.ts";
import { TIES, type ConcernedPerson } from "./concerned.ts";
import { wayTo } from "./wayTo.ts";

/** How many people a change concerns and how they hear of it, in sentences; none where it concerns nobody. */
export function howTold({ t }: Pick<Reader, "t">, people: readonly ConcernedPerson[]): readonly string[] {
  const byTie = TIES.map((tie) => ({ tie, count: people.filter((person) => person.tie === tie).length }));
  const byMail = people.filter((person) => wayTo(person) === "email").length;
  const others = people.length - byMail;
  return [
    ...byTie.filter(({ count }) => count > 0).map(({ tie, count }) => t(`needState:told.${tie}`, { count })),
    ...(byMail > 0 ? [t("needState:told.byMail", { count: byMail })] : []),
    ...(others > 0 ? [t("needState:told.byDesk", { count: others })] : []),
  ];
}
