import { errorSummary, formModel } from "../../shared/forms/formModel.ts";
import type { FieldSpec } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { KeptLink, KeptRecord, RecordKind } from "../proposals/index.ts";
import { changeForm } from "./change/changeForm.ts";
import { entryFacts } from "./change/entryFacts.ts";
import type { ChangePage, EntryPart } from "./upkeep.pages.ts";

/** The words of the field that posts an answer. */
export const ANSWER_WORDS = { confirmed: "stimmt", gone: "weg", nobody: "niemand" } as const;

interface EntryGiven {
  readonly kind: RecordKind;
  readonly record: KeptRecord;
  /** Where answers are posted, and where the form for changes is. */
  readonly action: string;
  readonly changeHref: string;
  readonly mayReachNobody: boolean;
}

/** The entry with its facts and the buttons of an answer. */
export function presentEntry(reader: Reader, given: EntryGiven): EntryPart {
  const { t, href } = reader;
  const { kind, record, action } = given;
  const button = (label: TextKey, word: string, tone: PostButton["tone"]): PostButton => ({
    action,
    label: t(label),
    tone,
    hidden: [{ name: "antwort", value: word }],
  });
  return {
    heading: record.title,
    facts: entryFacts(reader, kind.link, record),
    publicHref: href(kind.publicPath(record.slug)),
    answers: [
      button("corrections:check.right", ANSWER_WORDS.confirmed, "primary"),
      ...(given.mayReachNobody ? [button("upkeep:call.nobody", ANSWER_WORDS.nobody, "secondary")] : []),
    ],
    change: { label: t("corrections:check.changed"), href: given.changeHref },
    doubt: button("corrections:check.gone", ANSWER_WORDS.gone, "secondary"),
    doubtHint: t("corrections:check.goneHint"),
  };
}

const MESSAGE: FieldSpec = {
  kind: "textarea",
  name: "nachricht",
  label: "corrections:check.message",
  rows: 3,
  isOptional: true,
};

interface ChangeGiven {
  readonly link: KeptLink;
  readonly record: KeptRecord;
  readonly action: string;
  readonly cancelHref: string;
  readonly note: TextKey;
  readonly asksMessage: boolean;
}

/** The form in which an entry is corrected. */
export function presentChange(reader: Reader, state: FormState, given: ChangeGiven): ChangePage {
  const { t } = reader;
  const { specs } = changeForm(reader, given.link, given.record);
  const fields = given.asksMessage ? [...specs, MESSAGE] : specs;
  return {
    title: t("corrections:check.changeTitle"),
    hasErrors: errorSummary(reader, state, fields) !== null,
    crumbs: [{ label: given.record.title, href: given.cancelHref }],
    lead: t("corrections:check.changeLead", { title: given.record.title }),
    note: t(given.note),
    form: formModel(reader, state, {
      action: given.action,
      submit: "corrections:check.save",
      fields,
      hidden: { version: String(given.record.version) },
      cancelHref: given.cancelHref,
    }),
  };
}
