import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { monthsSince, presentHoliday, presentHours, STALE_AFTER_MONTHS, stateAt } from "../openingHours/index.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ContactPoint } from "./contactPoint.queries.ts";
import type { AccessCheck, ContactAside, ContactPointPage, MixedWords } from "./contactPoints.pages.ts";
import { contactPointPaths } from "./contactPoints.paths.ts";
import { factsOf, phoneKind } from "./contactFacts.presenter.ts";
import { german, hoursFactsOf, presentDoor } from "./door.presenter.ts";

const ANSWERS: Readonly<Record<string, readonly [text: TextKey, tone: AccessCheck["tone"]]>> = {
  yes: ["contactPoints:access.yes", "tag--good"],
  limited: ["contactPoints:access.partly", "tag--unsure"],
  partly: ["contactPoints:access.partly", "tag--unsure"],
  no: ["contactPoints:access.no", ""],
  unknown: ["contactPoints:access.unknown", ""],
};
const METHODS = {
  phone: "contactPoints:checked.byPhone",
  visit: "contactPoints:checked.byVisit",
  mail: "contactPoints:checked.byMail",
  owner: "contactPoints:checked.byOwner",
  source: "contactPoints:checked.bySource",
} as const satisfies Record<string, TextKey>;

export function presentContactPoint(reader: Reader, point: ContactPoint, now: Date): ContactPointPage {
  const { t, href } = reader;
  const isHistoric = point.verified === "historic";
  return {
    title: point.title,
    description: point.summary,
    section: contactPointPaths.list(),
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: t("contactPoints:list.title"), href: href(contactPointPaths.list()) },
    ],
    alternates: [
      { type: "text/vcard", href: href(contactPointPaths.vcard(point.slug)), title: t("contactPoints:show.vcard") },
    ],
    heading: german(reader, point.title),
    isExample: point.isExample,
    lead: maybeGerman(reader, point, "summary"),
    ...presentDoor(reader, point, now, { isBig: true }),
    historicText: isHistoric ? t("contactPoints:show.historic") : "",
    about: maybeGerman(reader, point, "description"),
    others: point.others.map(({ title, slug }) => ({
      name: german(reader, title),
      href: href(contactPointPaths.show(slug)),
    })),
    themes: point.themes.map(({ code, name, house }) => ({
      name,
      house,
      href: href(`/themen/${encodeURIComponent(code)}`),
    })),
    ...hoursOf(reader, point, now),
    access: accessChecks(reader, point),
    aside: presentAside(reader, point),
    checked: checkedText(reader, point, now),
    source: point.source === null ? "" : t("contactPoints:checked.source", { source: point.source }),
    reportHref: href(`${contactPointPaths.show(point.slug)}/fehler`),
    claimHref: href(`/pflegen/${encodeURIComponent(point.organisationSlug)}`),
    posterHref: href(contactPointPaths.poster(point.slug)),
    handoutHref: href(contactPointPaths.handout(point.slug)),
  };
}

/** The table only where something opens; otherwise what is known in words. */
function hoursOf(reader: Reader, point: ContactPoint, now: Date): Pick<ContactPointPage, "hours" | "hoursNotes"> {
  const { hours } = point;
  const note = german(reader, point.hoursNote ?? "");
  if (hours === null || hoursFactsOf(point).service === "ended") return { hours: null, hoursNotes: notes(note) };
  const state = stateAt(hours, now);
  if (state.kind === "shut" && state.nextChangeAt === null) {
    return { hours: null, hoursNotes: notes(german(reader, state.comment), note) };
  }
  const holiday = { text: presentHoliday(reader, hours, now), isGerman: false };
  return { hours: presentHours(reader, hours, now), hoursNotes: notes(holiday, note) };
}

function notes(...all: readonly MixedWords[]): readonly MixedWords[] {
  return all.filter(({ text }) => text !== "");
}

function accessChecks(reader: Reader, point: ContactPoint): readonly AccessCheck[] {
  const check = (answer: string, question: string, details: string | null): AccessCheck => {
    const [text, tone] = ANSWERS[answer] ?? (["contactPoints:access.unknown", ""] as const);
    return { answer: reader.t(text), tone, question, details: german(reader, details ?? "") };
  };
  return [
    check(point.wheelchair, reader.t("contactPoints:access.wheelchair"), null),
    ...point.access.map(({ answer, name, details }) => check(answer, name, details)),
  ];
}

function presentAside(reader: Reader, point: ContactPoint): ContactAside {
  const address = addressLines(point);
  const numbers = [
    ...point.phones,
    ...point.contacts.flatMap(({ phone, department }) =>
      phone === null ? [] : [{ number: phone, type: "voice", description: department }],
    ),
  ];
  return {
    phones: numbers.map(({ number, type, description }) => {
      const parsed = parsePhoneNumberFromString(number, "DE");
      return {
        number: phoneText(number),
        // Whoever calls a fax hears a whistle.
        href: type === "fax" ? "" : (parsed?.getURI() ?? `tel:${number}`),
        kind: phoneKind(reader, type),
        note: description ?? "",
      };
    }),
    contacts: point.contacts.flatMap(({ name, department, email }) => {
      const label = [name, department].filter((part) => part !== null).join(", ");
      return email === null && label === ""
        ? []
        : [{ name: label, email: email ?? "", mailHref: `mailto:${email ?? ""}` }];
    }),
    address,
    mapHref:
      address.length === 0
        ? ""
        : `https://www.openstreetmap.org/search?query=${encodeURIComponent(address.slice(-2).join(", "))}`,
    website:
      point.website === null
        ? null
        : { href: point.website, label: new URL(point.website).hostname.replace(/^www\./u, "") },
    vcardHref: reader.href(contactPointPaths.vcard(point.slug)),
    facts: factsOf(reader, point),
  };
}

function addressLines({ place, title, address }: ContactPoint): readonly string[] {
  if (address === null) return place === null ? [] : [place];
  const town = [address.postalCode, address.city].filter((part) => part !== null).join(" ");
  const isNamed = place !== null && place !== address.street && !title.startsWith(place);
  return [...(isNamed ? [place] : []), address.street, ...(address.more === null ? [] : [address.more]), town];
}

/** Says honestly when and by whom the entry was last checked. */
function checkedText({ t, format }: Reader, point: ContactPoint, now: Date): string {
  if (point.assuredOn === null) return t("contactPoints:checked.never");
  const day = format.day(new Date(`${point.assuredOn}T12:00:00Z`));
  const by = point.assurerName === null ? "" : t("contactPoints:checked.by", { name: point.assurerName });
  const how = point.assureMethod === null ? "" : t(METHODS[point.assureMethod]);
  const months = monthsSince(point.assuredOn, now) ?? 0;
  const when = t("contactPoints:checked.on", { day, by, how });
  return months < STALE_AFTER_MONTHS ? when : `${t("contactPoints:checked.stale", { count: months })} ${when}`;
}

function maybeGerman(reader: Reader, point: ContactPoint, field: "summary" | "description"): MixedWords {
  return { text: point[field], isGerman: reader.language !== "de" && !point.translated.includes(field) };
}
