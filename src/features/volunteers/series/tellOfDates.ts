import { formatsFor } from "../../../shared/text/formats.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import { languageFrom } from "../letters.ts";
import { concernedBy, type ConcernedPerson, type Telling } from "../telling/concerned.ts";
import { volunteerPaths } from "../volunteers.paths.ts";

/** What becomes of one date: it is called off, or begins at another time. */
export interface DateChange {
  readonly shiftId: string;
  readonly startsAt: Date;
  /** Null for a date that is called off. */
  readonly newStart: Date | null;
  readonly reason: string;
}

type Concerned = readonly { readonly change: DateChange; readonly people: readonly ConcernedPerson[] }[];

/** Who is on the dates, before anything happens to them. */
export async function whoIsOn({ work }: Telling, changes: readonly DateChange[], now: Date): Promise<Concerned> {
  const found = [];
  for (const change of changes) {
    found.push({ change, people: await concernedBy(work.tx, { shiftId: change.shiftId }, now) });
  }
  return found;
}

/** Tells everybody once what becomes of all their dates of a need, in one message. */
export async function tellOfDates(
  { work, tell, texts }: Telling & { readonly texts: Texts },
  need: { readonly id: string; readonly title: string },
  concerned: Concerned,
): Promise<void> {
  const own = concerned.flatMap(({ change, people }) => people.map((person) => ({ change, person })));
  for (const rows of Map.groupBy(own, ({ person }) => person.id).values()) {
    const [first] = rows;
    if (!first) continue;
    const language = languageFrom(first.person.uiLanguage);
    const t = texts.translate(language);
    const format = formatsFor(language);
    const moment = (at: Date) => ({ day: format.longDay(at), time: format.time(at) });
    const lines = rows.map(({ change: { startsAt, newStart, reason } }) => {
      if (newStart === null) {
        const key = reason === "" ? "seriesNews:line.cancelled" : "seriesNews:line.cancelledFor";
        return t(key, { ...moment(startsAt), reason });
      }
      const { day, time } = moment(newStart);
      return t("seriesNews:line.moved", { ...moment(startsAt), newDay: day, newTime: time });
    });
    await tell(
      work,
      first.person,
      {
        template: "series.changed",
        subject: "seriesNews:mail.subject",
        text: "seriesNews:mail.text",
        said: "seriesNews:said",
        values: { need: need.title, dates: lines.join("\n") },
        path: volunteerPaths.account(),
      },
      { needId: need.id, dueAt: new Date(Math.min(...rows.map(({ change }) => change.startsAt.getTime()))) },
    );
  }
}
