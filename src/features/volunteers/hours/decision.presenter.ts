import { formModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { durationText } from "./duration.ts";
import { decisionFields } from "./hours.forms.ts";
import type { DecisionPage } from "./hours.pages.ts";
import { hoursPaths } from "./hours.paths.ts";
import type { EntryRow, OpenContest } from "./hours.queries.ts";
import type { FoundNeed } from "./hours.repo.ts";
import { deskCrumbs } from "./hoursDesk.presenter.ts";
import { shiftText } from "./ownHours.presenter.ts";

/** Reported time with its facts, to confirm or to refuse with a word. */
export function presentEntryDecision(
  reader: Reader,
  { need, entry, state }: { need: FoundNeed; entry: EntryRow; state: FormState },
): DecisionPage {
  const { t, format } = reader;
  return {
    title: t("hoursDesk:entry.title"),
    section: hoursPaths.desk(),
    hasErrors: state.errors.length > 0,
    crumbs: [...deskCrumbs(reader), { label: need.title, href: reader.href(hoursPaths.need(need.id)) }],
    facts: filled([
      { label: t("hoursDesk:told.person"), value: entry.name },
      { label: t("thanks:report.need"), value: need.title },
      { label: t("thanks:report.day"), value: format.day(entry.day) },
      { label: t("hoursDesk:fact.hours"), value: durationText(reader, entry.minutes) },
      { label: t("thanks:report.note"), value: entry.note ?? "" },
    ]),
    form: formModel(reader, state, {
      action: reader.href(hoursPaths.entry(need.id, entry.id)),
      submit: "hoursDesk:decision.submit",
      fields: decisionFields(entryOptions(reader)),
      cancelHref: reader.href(hoursPaths.need(need.id)),
    }),
  };
}

function entryOptions({ t }: Reader) {
  return (["confirm", "refuse"] as const).map((value) => ({ value, label: t(`hoursDesk:decision.${value}`) }));
}

export function presentContestDecision(reader: Reader, contest: OpenContest, state: FormState): DecisionPage {
  const { t, href } = reader;
  return {
    title: t("hoursDesk:contest.title", { name: contest.name }),
    section: hoursPaths.desk(),
    hasErrors: state.errors.length > 0,
    crumbs: deskCrumbs(reader),
    facts: [
      { label: t("thanks:report.need"), value: contest.title },
      { label: t("thanks:contest.when"), value: shiftText(reader, contest) },
      { label: t("hoursDesk:contest.text"), value: contest.text },
      { label: t("hoursDesk:contest.since"), value: reader.format.moment(contest.contestedAt) },
    ],
    form: formModel(reader, state, {
      action: href(hoursPaths.contest(contest.id)),
      submit: "hoursDesk:decision.submit",
      fields: decisionFields(contestOptions(reader)),
      cancelHref: href(hoursPaths.desk()),
    }),
  };
}

function contestOptions({ t }: Reader) {
  return (["there", "stays"] as const).map((value) => ({ value, label: t(`hoursDesk:decision.${value}`) }));
}

function filled(facts: DecisionPage["facts"]): DecisionPage["facts"] {
  return facts.filter(({ value }) => value !== "");
}
