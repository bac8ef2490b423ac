import { fieldModel, formModel } from "../../shared/forms/formModel.ts";
import { filledForm, type FormState } from "../../shared/forms/parseForm.ts";
import { presentPaging } from "../../shared/pages/paging.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { KINDS, takeFields, type ListQuery } from "./enquiries.forms.ts";
import type { EnquiryListPage, TakePage } from "./enquiries.pages.ts";
import { enquiryPaths } from "./enquiries.paths.ts";
import { PAGE_SIZE, type EnquiryRow } from "./enquiries.queries.ts";

/** Promised on the form: an answer within seven days. */
export const ANSWER_WITHIN_MS = 7 * 86_400_000;
const TITLE_LENGTH = 90;

/** The first sentence of an enquiry, cut at a word: what lists and headings call it. */
export function enquiryTitle(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const sentence = /^.{12,}?[.?!](?=\s|$)/u.exec(line)?.[0] ?? line;
  if (sentence.length <= TITLE_LENGTH) return sentence;
  return `${sentence.slice(0, TITLE_LENGTH).replace(/\s+\S*$/u, "")} …`;
}

const stateText = (state: EnquiryRow["state"]): TextKey => `enquiries:state.${state}`;
const kindText = (kind: EnquiryRow["kind"]): TextKey => `enquiries:kind.${kind}`;
const channelText = (channel: EnquiryRow["channel"]): TextKey => `enquiries:channel.${channel}`;
export const enquiryWords = { stateText, kindText, channelText };

interface Listed {
  readonly rows: readonly EnquiryRow[];
  readonly query: ListQuery;
  readonly now: Date;
  readonly mayRead: boolean;
}

export function presentEnquiryList(reader: Reader, { rows, query, now, mayRead }: Listed): EnquiryListPage {
  const { t, href } = reader;
  const address = (changes: Partial<ListQuery>) =>
    href(`${enquiryPaths.deskList()}${queryText({ ...query, ...changes })}`);
  return {
    title: t("enquiries:list.title"),
    section: enquiryPaths.deskList(),
    newHref: href(enquiryPaths.deskNew()),
    mayRead,
    filters: STANDS.map(([stand, label]) => ({
      label: t(label),
      href: address({ stand, nr: "", seite: 1 }),
      isCurrent: stand === query.stand && query.nr === "",
    })),
    search: presentSearch(reader, query),
    rows: rows.slice(0, PAGE_SIZE).map((row) => presentRow(reader, row, { now, mayRead })),
    emptyText: t(query.nr === "" ? "enquiries:list.empty" : "enquiries:list.notFound"),
    paging: presentPaging(reader, {
      page: query.seite,
      hasNext: rows.length > PAGE_SIZE,
      hrefOf: (seite) => address({ seite }),
    }),
  };
}

const STANDS: readonly (readonly [ListQuery["stand"], TextKey])[] = [
  ["offen", "enquiries:list.open"],
  ["neu", "enquiries:list.new"],
  ["wartet", "enquiries:list.waiting"],
  ["geschlossen", "enquiries:list.closed"],
  ["alle", "enquiries:list.all"],
];

function presentSearch(reader: Reader, { stand, art, nr }: ListQuery): EnquiryListPage["search"] {
  const state = filledForm({ art, nr });
  const options = KINDS.map((kind) => ({ value: kind, label: reader.t(kindText(kind)) }));
  return {
    action: reader.href(enquiryPaths.deskList()),
    state: stand,
    kind: fieldModel(reader, state, {
      kind: "select",
      name: "art",
      label: "enquiries:form.kind",
      options,
      emptyLabel: "enquiries:list.everyKind",
    }),
    reference: fieldModel(reader, state, {
      kind: "input",
      name: "nr",
      label: "enquiries:list.reference",
      type: "search",
    }),
  };
}

function presentRow(
  reader: Reader,
  row: EnquiryRow,
  { now, mayRead }: { now: Date; mayRead: boolean },
): EnquiryListPage["rows"][number] {
  const { t, format } = reader;
  const isLate = row.state === "new" && now.getTime() - row.createdAt.getTime() > ANSWER_WITHIN_MS;
  return {
    since: isLate ? t("enquiries:since", { day: format.shortDay(row.createdAt) }) : format.shortDay(row.createdAt),
    kind: t(kindText(row.kind)),
    title: mayRead ? enquiryTitle(row.text) : row.reference,
    href: mayRead ? reader.href(enquiryPaths.desk(row.reference)) : "",
    facts: [mayRead ? row.reference : "", t(channelText(row.channel))].filter((fact) => fact !== "").join(" · "),
    state: t(stateText(row.state)),
    isLate,
    isExample: row.isExample,
  };
}

export function presentTake(reader: Reader, state: FormState): TakePage {
  return {
    title: reader.t("enquiries:take.title"),
    section: enquiryPaths.deskList(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: reader.t("enquiries:list.title"), href: reader.href(enquiryPaths.deskList()) }],
    form: formModel(reader, state, {
      action: reader.href(enquiryPaths.deskNew()),
      submit: "enquiries:take.submit",
      fields: takeFields(reader),
      cancelHref: reader.href(enquiryPaths.deskList()),
    }),
  };
}

function queryText({ stand, art, nr, seite }: ListQuery): string {
  const given = { stand: stand === "offen" ? "" : stand, art, nr, seite: seite === 1 ? "" : String(seite) };
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ""));
  return query.size === 0 ? "" : `?${query.toString()}`;
}
