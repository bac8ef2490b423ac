import {
  errorSummary,
  fieldModel,
  formModel,
  type FieldSpec,
  type SectionSpec,
} from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { KeptRecord, ReviewedKind } from "../../proposals/index.ts";
import type { ProposalRow } from "../proposal.repo.ts";
import type { ProposalPage } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";
import { differences } from "./difference.ts";

interface Given {
  readonly proposal: ProposalRow;
  readonly kind: ReviewedKind;
  readonly record: KeptRecord;
  readonly specs: readonly (FieldSpec | SectionSpec)[];
  readonly mayDecide: boolean;
}

const REASON: FieldSpec = {
  kind: "textarea",
  name: "grund",
  label: "upkeep:proposal.reason",
  hint: "upkeep:proposal.reasonHint",
  rows: 3,
};
const FIELDS: FieldSpec = { kind: "checks", name: "felder", label: "upkeep:proposal.fields", options: [] };

/** One proposal, field by field against what is stored now, with both decisions. */
export function presentProposal(reader: Reader, state: FormState, given: Given): ProposalPage {
  const { t, href, format } = reader;
  const { proposal, kind, record, mayDecide } = given;
  const rows = presentRows(reader, state, given);
  const who = t(`upkeep:origin.${proposal.origin}`);
  return {
    title: t("upkeep:proposal.title", { title: record.title }),
    section: upkeepPaths.desk(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: t("upkeep:desk.title"), href: href(upkeepPaths.desk()) }],
    isExample: record.isExample,
    facts: t("upkeep:proposal.facts", { who, day: format.day(proposal.createdAt) }),
    // Whoever only reads the desk sees neither the words nor the address of a person.
    message: mayDecide ? proposal.message : "",
    sender: mayDecide ? (proposal.senderEmail ?? "") : "",
    editHref: mayDecide ? href(kind.deskPath(record)) : "",
    publicHref: kind.publicPath === null ? "" : href(kind.publicPath(record.slug)),
    decided: decidedText(reader, proposal),
    summary: errorSummary(reader, state, [FIELDS, REASON]),
    rows,
    ...(proposal.state === "open" && mayDecide ? decisionsOf(reader, state, { ...given, rows }) : NO_DECISION),
  };
}

const NO_DECISION = { accept: null, decline: null };

function decisionsOf(
  reader: Reader,
  state: FormState,
  { proposal, record, rows }: Given & Pick<ProposalPage, "rows">,
): Pick<ProposalPage, "accept" | "decline"> {
  const version = String(proposal.version);
  return {
    accept: {
      action: reader.href(upkeepPaths.proposalAccept(proposal.id)),
      hidden: [
        { name: "version", value: version },
        { name: "stand", value: String(record.version) },
      ],
      label: reader.t(rows.length > 0 ? "upkeep:proposal.accept" : "upkeep:proposal.settle"),
    },
    // The summary of faults stands above both forms.
    decline: {
      ...formModel(reader, state, {
        action: reader.href(upkeepPaths.proposalDecline(proposal.id)),
        submit: "upkeep:proposal.decline",
        fields: [REASON],
        isSecondary: true,
      }),
      hidden: [{ name: "version", value: version }],
      summary: null,
    },
  };
}

function presentRows(reader: Reader, state: FormState, { proposal, record, specs }: Given): ProposalPage["rows"] {
  const chosen = state.values["felder"];
  return differences(reader, { specs, fields: proposal.fields, base: proposal.base, present: record.values }).map(
    (row) => ({
      ...row,
      note: row.standing === "open" ? "" : reader.t(`upkeep:standing.${row.standing}`, { base: row.base }),
      choice: fieldModel(
        reader,
        { values: { [row.name]: isChosen(chosen, row) ? row.name : "" }, errors: [] },
        { kind: "check", name: row.name, label: "upkeep:proposal.choose", labelWith: { field: row.label } },
      ),
    }),
  );
}

/** At first everything that has not been changed by somebody else since. */
function isChosen(chosen: FormState["values"][string] | undefined, row: { name: string; standing: string }): boolean {
  if (chosen === undefined) return row.standing === "open";
  return typeof chosen === "string" ? chosen === row.name : chosen.includes(row.name);
}

/** What was decided; "" while it is open. */
function decidedText({ t, format }: Reader, { state, reason, decidedAt }: ProposalRow): string {
  if (state === "open") return "";
  const day = decidedAt === null ? "" : format.day(decidedAt);
  if (state === "withdrawn") return t("upkeep:proposal.withdrawn");
  if (state === "declined") return t("upkeep:proposal.declined", { day, reason: reason ?? "" });
  return t("upkeep:proposal.accepted", { day });
}
