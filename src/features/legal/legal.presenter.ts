import type { TextKey } from "../../shared/text/keys.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { PROGRAMME_PATH } from "../news/index.ts";
import type { LegalPage, LegalSection, TextBlock } from "./legal.pages.ts";
import type { OperatorFacts } from "../../shared/settings/operatorFacts.ts";

export interface LegalFacts {
  readonly operator: OperatorFacts;
  /** Staff and readers of the demo are told what is missing; visitors are not left with half sentences. */
  readonly tellsMissing: boolean;
  /** Whether the page on the end of the programme is public, so that it may be linked. */
  readonly hasProgrammePage: boolean;
}

/** § 5 DDG and § 18 (2) MStV. */
export function presentImprint(reader: Reader, { operator, tellsMissing, hasProgrammePage }: LegalFacts): LegalPage {
  const { t } = reader;
  return {
    ...frameOf(reader, "legal:imprint.title"),
    lead: t("legal:imprint.lead"),
    address: addressOf(reader, operator),
    missing: tellsMissing ? missingOf(reader, operator) : "",
    sections: [
      ...(operator.responsible === ""
        ? []
        : [
            {
              heading: t("legal:imprint.responsible"),
              blocks: blocksOf([operator.responsible, placeOf(operator)].filter((line) => line !== "").join("\n\n")),
              links: [],
            },
          ]),
      section(reader, "legal:imprint.noAuthority", "legal:imprint.noAuthorityText"),
      section(
        reader,
        "legal:imprint.sources",
        "legal:imprint.sourcesText",
        hasProgrammePage ? [link(reader, "legal:link.programme", PROGRAMME_PATH)] : [],
      ),
      section(reader, "legal:imprint.software", "legal:imprint.softwareText"),
    ],
    table: null,
  };
}

const RETENTION = ["visitors", "enquiries", "volunteers", "staff", "mails", "audit", "limits"] as const;

/** Art. 13 DSGVO, or what stands in its place for a church. */
export function presentPrivacy(reader: Reader, { operator, tellsMissing }: LegalFacts): LegalPage {
  const { t } = reader;
  return {
    ...frameOf(reader, "legal:privacy.title"),
    lead: t("legal:privacy.lead"),
    address: addressOf(reader, operator),
    missing: tellsMissing ? missingOf(reader, operator) : "",
    sections: [
      section(reader, "legal:privacy.visit", "legal:privacy.visitText"),
      section(reader, "legal:privacy.enquiries", "legal:privacy.enquiriesText"),
      section(reader, "legal:privacy.volunteers", "legal:privacy.volunteersText", [
        link(reader, "legal:link.account", "/konto"),
      ]),
      section(reader, "legal:privacy.staff", "legal:privacy.staffText"),
      section(reader, "legal:privacy.law", `legal:privacy.law.${operator.carrierType}`),
      section(reader, "legal:privacy.rights", "legal:privacy.rightsText", [
        link(reader, "legal:link.contact", "/kontakt"),
      ]),
      section(reader, "legal:privacy.authority", `legal:privacy.authority.${operator.carrierType}`),
    ],
    table: {
      caption: t("legal:privacy.retention"),
      why: t("legal:privacy.why"),
      howLong: t("legal:privacy.howLong"),
      rows: RETENTION.map((kind) => ({
        what: t(`legal:retention.${kind}.what`),
        why: t(`legal:retention.${kind}.why`),
        howLong: t(`legal:retention.${kind}.howLong`),
      })),
    },
  };
}

/** When the statement was last checked against the pages. */
const CHECKED_ON = new Date("2026-11-23T00:00:00Z");

/** The statement of BITV NRW: state, known gaps, feedback, and the place to complain. */
export function presentAccessibility(reader: Reader, { operator }: LegalFacts): LegalPage {
  const { t } = reader;
  return {
    ...frameOf(reader, "legal:access.title"),
    lead: t("legal:access.lead"),
    address: [],
    missing: "",
    sections: [
      section(reader, "legal:access.state", "legal:access.stateText"),
      section(reader, "legal:access.gaps", "legal:access.gapsText"),
      {
        heading: t("legal:access.date"),
        blocks: blocksOf(t("legal:access.dateText", { day: reader.format.day(CHECKED_ON) })),
        links: [],
      },
      section(reader, "legal:access.report", "legal:access.reportText", [
        link(reader, "legal:link.report", "/barrierefreiheit/melden"),
      ]),
      section(reader, "legal:access.duty", `legal:access.duty.${operator.carrierType}`),
      section(reader, "legal:access.ombudsman", "legal:access.ombudsmanText", [
        { label: OMBUDSMAN, href: `mailto:${OMBUDSMAN}` },
      ]),
      section(reader, "legal:access.plain", "legal:access.plainText", [link(reader, "frame:foot.plain", "/leicht/")]),
    ],
    table: null,
  };
}

const OMBUDSMAN = "ombudsstelle-barrierefreie-it@mags.nrw.de";

function frameOf({ t, href }: Reader, title: TextKey) {
  return { title: t(title), crumbs: [{ label: t("frame:start"), href: href("/") }] };
}

function section(reader: Reader, heading: TextKey, text: TextKey, links: LegalSection["links"] = []): LegalSection {
  return { heading: reader.t(heading), blocks: blocksOf(reader.t(text)), links };
}

function link({ t, href }: Reader, label: TextKey, path: string) {
  return { label: t(label), href: href(path) };
}

/** An empty line parts blocks; a block whose lines begin with "- " is a list. */
function blocksOf(text: string): readonly TextBlock[] {
  return text.split("\n\n").map((block) => {
    const lines = block.split("\n");
    const isList = lines.every((line) => line.startsWith("- "));
    return isList ? { text: "", items: lines.map((line) => line.slice(2)) } : { text: block, items: [] };
  });
}

function placeOf({ street, postalCode, city }: OperatorFacts): string {
  return [street, `${postalCode} ${city}`.trim()].filter((part) => part !== "").join(", ");
}

function addressOf({ t }: Reader, operator: OperatorFacts): readonly string[] {
  const { name, street, postalCode, city, email, phone } = operator;
  return [
    name,
    street,
    `${postalCode} ${city}`.trim(),
    email === "" ? "" : t("legal:operator.email", { email }),
    phone === "" ? "" : t("legal:operator.phone", { phone: phoneText(phone) }),
  ].filter((line) => line !== "");
}

const REQUIRED = ["name", "street", "postalCode", "city", "email", "responsible"] as const;

function missingOf({ t, format }: Reader, operator: OperatorFacts): string {
  const gone = REQUIRED.filter((field) => operator[field] === "").map((field) => t(`legal:operator.${field}Name`));
  return gone.length === 0 ? "" : t("legal:operator.missing", { fields: format.list(gone) });
}
