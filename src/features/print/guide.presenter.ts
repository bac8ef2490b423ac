import type { ThemeRow } from "../themes/index.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { OperatorFacts } from "../../shared/settings/operatorFacts.ts";
import type { Printing } from "./press/typesetter.ts";
import { printPaths } from "./print.paths.ts";
import type { GuideGroup, GuidePage } from "./print.pages.ts";
import type { PrintEntry } from "./print.queries.ts";
import { documentFacts, paperLine, paperLink } from "./sheet.presenter.ts";

export interface GuideFacts {
  readonly entries: readonly PrintEntry[];
  /** How many more there are than a guide has room for. */
  readonly missing: number;
  readonly themes: readonly ThemeRow[];
  readonly operator: OperatorFacts;
  /** The silhouette of the street, for the cover. */
  readonly street: string;
  readonly origin: string;
  readonly now: Date;
}

/** All entries under their themes, in the order of the themes; those without one at the end. */
function groupByTheme(reader: Reader, { entries, themes, now }: GuideFacts): readonly GuideGroup[] {
  const under = (code: string | null) =>
    entries.filter(({ theme }) => (themes.some((known) => known.code === theme) ? theme : null) === code);
  const groups = [
    ...themes.map(({ name, code }) => ({ name, entries: under(code) })),
    { name: reader.t("print:guide.other"), entries: under(null) },
  ];
  return groups
    .filter((group) => group.entries.length > 0)
    .map(({ name, entries: found }) => ({ name, entries: found.map((entry) => paperLine(reader, entry, now)) }));
}

/** Whoever holds the guide must know that it is not all. */
function cutText({ t, format }: Reader, { entries, missing }: GuideFacts): string {
  if (missing === 0) return "";
  return `${t("print:guide.most", { shown: format.number(entries.length) })} ${t("print:list.more", { count: missing })}`;
}

/** /stadtteilfuehrer as a page. */
export function presentGuide(reader: Reader, facts: GuideFacts): GuidePage {
  const { t, href, format } = reader;
  return {
    title: t("print:guide.title"),
    lead: t("print:guide.lead"),
    section: "/anlaufstellen",
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: t("contactPoints:list.title"), href: href("/anlaufstellen") },
    ],
    asOf: t("print:asOf", { day: format.day(facts.now) }),
    cut: cutText(reader, facts),
    pdfHref: href(printPaths.guidePdf()),
    groups: groupByTheme(reader, facts),
    imprint: imprintLines(reader, facts.operator),
  };
}

/** /stadtteilfuehrer.pdf */
export function guidePrinting(reader: Reader, facts: GuideFacts): Printing {
  const { t, format, href } = reader;
  const { origin, now } = facts;
  const link = paperLink(reader, origin, href("/anlaufstellen"));
  const content = {
    ...documentFacts(reader, now, { title: t("print:guide.title"), link }),
    kicker: t("print:guide.name"),
    lead: t("print:guide.lead"),
    more: t("print:guide.more"),
    notesWord: t("print:guide.notes"),
    asOf: t("print:asOf", { day: format.day(now) }),
    cut: cutText(reader, facts),
    groups: groupByTheme(reader, facts).map((group) => ({
      ...group,
      again: t("print:guide.again", { theme: group.name }),
    })),
    imprint: {
      title: t("print:imprint"),
      lines: imprintLines(reader, facts.operator),
      notes: [t("print:imprint.check", { link: `${new URL(origin).host}${href("/kontakt")}` })],
    },
  };
  return { sheet: "guide", content, drawings: { qr: link.drawing, street: facts.street } };
}

/** § 5 DDG and the press law ask who is behind a printed sheet: name, address, who is responsible. */
function imprintLines({ t, direction }: Reader, operator: OperatorFacts): readonly string[] {
  const isolated = (words: string) => (direction === "rtl" && words !== "" ? `\u2066${words}\u2069` : words);
  const { name, street, postalCode, city, phone, email, responsible } = operator;
  const lines = [
    t("frame:site.name"),
    name,
    street,
    isolated(`${postalCode} ${city}`.trim()),
    phone === "" ? "" : `${t("print:phone")} ${isolated(phoneText(phone))}`,
    email,
    responsible === "" ? "" : t("print:imprint.responsible", { name: responsible }),
  ];
  return lines.filter((line) => line !== "");
}
