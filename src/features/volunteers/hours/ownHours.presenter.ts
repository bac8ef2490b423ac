import { emptyForm, type FormState } from "../../../shared/forms/parseForm.ts";
import { formModel } from "../../../shared/forms/formModel.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { durationText } from "./duration.ts";
import { CONTEST_FIELDS, toldFields } from "./hours.forms.ts";
import type { ContestPage, OwnHoursPage } from "./hours.pages.ts";
import { hoursPaths } from "./hours.paths.ts";
import { mayContest } from "./hours.policy.ts";
import type { OwnEntry, OwnMiss } from "./hours.queries.ts";

interface Given {
  readonly sums: { readonly year: number; readonly all: number };
  readonly entries: readonly OwnEntry[];
  readonly misses: readonly OwnMiss[];
  readonly needs: readonly { readonly id: string; readonly title: string }[];
  readonly report: FormState;
  readonly proofsPath: string;
}

export function presentOwnHours(reader: Reader, given: Given): OwnHoursPage {
  const { t, href } = reader;
  return {
    title: t("thanks:own.title"),
    section: volunteerPaths.needs(),
    hasErrors: given.report.errors.length > 0,
    crumbs: accountCrumbs(reader),
    sums: [
      { label: t("thanks:own.year"), value: durationText(reader, given.sums.year) },
      { label: t("thanks:own.all"), value: durationText(reader, given.sums.all) },
    ],
    proofsHref: href(given.proofsPath),
    misses: given.misses.map((miss) => presentMiss(reader, miss)),
    reportForm: given.needs.length === 0 ? null : reportForm(reader, given.report, given.needs),
    entries: given.entries.map((entry) => presentEntry(reader, entry)),
  };
}

export function accountCrumbs({ t, href }: Reader): { label: string; href: string }[] {
  return [
    { label: t("frame:start"), href: href("/") },
    { label: t("volunteers:account.title"), href: href(volunteerPaths.account()) },
  ];
}

function presentMiss(reader: Reader, miss: OwnMiss): OwnHoursPage["misses"][number] {
  const { t, href } = reader;
  const isOpen = mayContest(miss).allowed;
  return {
    title: miss.title,
    when: shiftText(reader, miss),
    text: missText(reader, miss),
    contest: isOpen ? { label: t("thanks:contest.title"), href: href(hoursPaths.ownContest(miss.id)) } : null,
  };
}

function missText({ t }: Reader, { state, contestedAt, contestDecidedAt, contestAnswer }: OwnMiss): string {
  if (contestedAt === null) return t("thanks:miss.marked");
  if (contestDecidedAt === null) return t("thanks:miss.contested");
  const words = t(state === "attended" ? "thanks:miss.agreed" : "thanks:miss.stays");
  return contestAnswer === null ? words : t("thanks:miss.withAnswer", { words, answer: contestAnswer });
}

export function shiftText(
  { t, format }: Reader,
  { startsAt, endsAt }: { readonly startsAt: Date | null; readonly endsAt: Date | null },
): string {
  if (startsAt === null || endsAt === null) return "";
  return t("volunteers:account.shift", {
    day: format.longDay(startsAt),
    from: format.time(startsAt),
    to: format.time(endsAt),
  });
}

function presentEntry(reader: Reader, entry: OwnEntry): OwnHoursPage["entries"][number] {
  const { t, href, format } = reader;
  const { id, title, day, minutes, state, note, answer } = entry;
  return {
    id,
    title,
    day: format.day(day),
    hours: durationText(reader, minutes),
    state: t(`thanks:state.${state}`),
    words: [note ?? "", answer === null || answer === "" ? "" : t("thanks:own.answer", { answer })]
      .filter((text) => text !== "")
      .join(" · "),
    withdraw:
      state === "reported"
        ? { action: href(hoursPaths.ownEntry(id)), label: t("thanks:report.withdraw"), tone: "link", hidden: [] }
        : null,
  };
}

function reportForm(reader: Reader, state: FormState, needs: Given["needs"]) {
  const options = needs.map(({ id, title }) => ({ value: id, label: title }));
  return formModel(reader, state, {
    action: reader.href(hoursPaths.own()),
    submit: "thanks:report.submit",
    fields: toldFields(options, null),
  });
}

interface Contested {
  readonly action: string;
  readonly title: string;
  readonly miss: Pick<OwnMiss, "startsAt" | "endsAt"> & Parameters<typeof mayContest>[0];
  readonly state?: FormState;
}

/** The same page from the account and from the letter; it names no person. */
export function presentContest(reader: Reader, { action, title, miss, state = emptyForm }: Contested): ContestPage {
  const { t } = reader;
  const decision = mayContest(miss);
  return {
    title: t("thanks:contest.title"),
    section: volunteerPaths.needs(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: t("frame:start"), href: reader.href("/") }],
    facts: [
      { label: t("thanks:report.need"), value: title },
      { label: t("thanks:contest.when"), value: shiftText(reader, miss) },
    ],
    text: t(decision.allowed ? "thanks:contest.lead" : decision.reason),
    form: decision.allowed
      ? formModel(reader, state, { action, submit: "thanks:contest.submit", fields: CONTEST_FIELDS })
      : null,
  };
}
