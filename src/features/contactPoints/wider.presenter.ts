import type { Reader } from "../../shared/text/reader.ts";
import { filterPath } from "./contactPoints.filter.ts";
import { chosenParts, type ListFacts } from "./filter.presenter.ts";
import { LEFT_OUT } from "./widerChoices.ts";

/** "ohne „Kostenlos“: 12 Orte", each with the address of that list. */
export function presentWider(reader: Reader, facts: ListFacts): readonly { label: string; href: string }[] {
  const chosen = chosenParts(reader, facts);
  const { filter, found } = facts;
  return found.wider.map(({ without, count }) => {
    const names = chosen.flatMap(({ part, label }) => (part === without ? [label] : []));
    const choice = names.join(reader.language === "ar" ? "، " : ", ");
    return {
      label: reader.t("contactPoints:wider.item", { choice, count, shown: reader.format.number(count) }),
      href: reader.href(filterPath({ ...filter, ...LEFT_OUT[without] })),
    };
  });
}
