import { formModel, type FieldSpec } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { presentOpenClaims, type OpenClaim } from "../../claims/index.ts";
import type { FocusSpaces } from "../../focusSpaces/index.ts";
import type { PeriodsRow } from "../checks/periods.ts";
import type { Kinds } from "../kinds.ts";
import type { UpkeepDeskPage, UpkeepRow } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";
import type { DoubtedEntry, OpenCheckRow, OpenProposal } from "./upkeepDesk.queries.ts";

/** The fields of the periods; names as in the setting. */
export const PERIOD_FIELDS: readonly FieldSpec[] = [
  { kind: "input", name: "contactPoints", type: "number", width: "short", label: "upkeep:periods.contactPoints" },
  { kind: "input", name: "initiatives", type: "number", width: "short", label: "upkeep:periods.initiatives" },
  { kind: "input", name: "spaces", type: "number", width: "short", label: "upkeep:periods.spaces" },
  {
    kind: "input",
    name: "perDay",
    type: "number",
    width: "short",
    label: "upkeep:periods.perDay",
    hint: "upkeep:periods.perDayHint",
  },
];

export interface UpkeepFacts {
  readonly proposals: readonly OpenProposal[];
  readonly checks: readonly OpenCheckRow[];
  readonly doubted: readonly DoubtedEntry[];
  readonly spaces: Awaited<ReturnType<FocusSpaces["dueSpaces"]>>;
  readonly periods: PeriodsRow;
  readonly kinds: Kinds;
  /** Null for those who do not decide them: they name people. */
  readonly claims: readonly OpenClaim[] | null;
  readonly mayDecide: boolean;
}

/** Proposals, calls, dead addresses, what waits for an answer, what may be gone, and the periods. */
export function presentUpkeepDesk(reader: Reader, state: FormState, facts: UpkeepFacts): UpkeepDeskPage {
  const { t, href } = reader;
  const { periods } = facts.periods;
  const calls = facts.checks.filter((check) => check.state === "call" || check.isDead);
  const asked = facts.checks.filter((check) => check.state !== "call" && !check.isDead);
  const rowOf = (check: OpenCheckRow) => checkRow(reader, check, facts.mayDecide);
  return {
    title: t("upkeep:desk.title"),
    section: upkeepPaths.desk(),
    hasErrors: state.errors.length > 0,
    groups: [
      group(
        reader,
        "proposals",
        facts.proposals.map((proposal) => proposalRow(reader, proposal)),
      ),
      ...(facts.claims ? [presentOpenClaims(reader, facts.claims)] : []),
      group(reader, "calls", calls.map(rowOf)),
      group(
        reader,
        "doubted",
        facts.doubted.map((entry) => doubtedRow(reader, entry, facts)),
      ),
      group(
        reader,
        "spaces",
        facts.spaces.map((space) => spaceRow(reader, space, facts.mayDecide)),
      ),
      group(reader, "asked", asked.map(rowOf)),
    ],
    dueHref: href("/buero/anlaufstellen?auswahl=check"),
    duplicatesHref: facts.mayDecide ? href("/buero/doppelte") : "",
    periods: facts.mayDecide ? periodsForm(reader, state, facts.periods) : null,
    periodsText: t("upkeep:periods.text", { ...periods }),
  };
}

const IDS = {
  proposals: "vorschlaege",
  calls: "anrufe",
  doubted: "fraglich",
  spaces: "raeume",
  asked: "gefragt",
} as const;

function group(reader: Reader, name: keyof typeof IDS, rows: readonly UpkeepRow[]): UpkeepDeskPage["groups"][number] {
  return {
    id: IDS[name],
    title: reader.t(`upkeep:desk.${name}`, { number: reader.format.number(rows.length) }),
    rows,
    emptyText: reader.t(`upkeep:desk.${name}Empty`),
  };
}

function proposalRow({ t, href, format }: Reader, proposal: OpenProposal): UpkeepRow {
  const what = proposal.fields === 0 ? t("upkeep:desk.wordsOnly") : t("upkeep:desk.fields", { count: proposal.fields });
  return {
    title: proposal.title,
    href: href(upkeepPaths.proposal(proposal.id)),
    since: format.shortDay(proposal.createdAt),
    facts: `${t(`upkeep:origin.${proposal.origin}`)} · ${what}`,
    alarm: "",
    isExample: proposal.isExample,
  };
}

function checkRow(reader: Reader, check: OpenCheckRow, mayDecide: boolean): UpkeepRow {
  const { t, href, format } = reader;
  const facts = [
    check.isDead ? "" : t(`upkeep:state.${check.state as "due"}`),
    check.isTaken ? t("upkeep:desk.taken") : "",
    check.attempts > 0 ? t("upkeep:call.attempts", { count: check.attempts }) : "",
    check.hasPhone ? "" : t("upkeep:desk.noPhone"),
  ];
  return {
    title: check.title,
    href: mayDecide ? href(upkeepPaths.deskCall(check.id)) : "",
    since: format.shortDay(check.since),
    facts: facts.filter((fact) => fact !== "").join(" · "),
    alarm: check.isDead ? t("upkeep:desk.dead") : "",
    isExample: check.isExample,
  };
}

function doubtedRow({ t, href, format }: Reader, entry: DoubtedEntry, { kinds, mayDecide }: UpkeepFacts): UpkeepRow {
  return {
    title: entry.title,
    href: mayDecide ? href(kinds[entry.link].deskPath(entry)) : "",
    since: format.shortDay(entry.since),
    facts: "",
    alarm: t("upkeep:desk.saidGone"),
    isExample: entry.isExample,
  };
}

/** Spaces have no owner who could be written to: the desk goes there, or calls whom it knows. */
function spaceRow({ t, href, format }: Reader, space: UpkeepFacts["spaces"][number], mayDecide: boolean): UpkeepRow {
  const { title, path, checkedOn, isExample } = space;
  return {
    title,
    href: mayDecide ? href(path) : "",
    since: checkedOn === null ? "" : format.shortDay(new Date(`${checkedOn}T12:00:00Z`)),
    facts: t(checkedOn === null ? "upkeep:desk.spaceNever" : "upkeep:desk.spaceLast"),
    alarm: "",
    isExample,
  };
}

function periodsForm(reader: Reader, state: FormState, { periods, version }: PeriodsRow) {
  const stored = Object.fromEntries(Object.entries(periods).map(([name, value]) => [name, String(value)]));
  return formModel(
    reader,
    { ...state, values: { ...stored, ...state.values } },
    {
      action: reader.href(upkeepPaths.deskPeriods()),
      submit: "frame:form.save",
      fields: PERIOD_FIELDS,
      hidden: { version: String(version) },
      isSecondary: true,
    },
  );
}
