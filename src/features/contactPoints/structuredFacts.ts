import { weeklyRules, type WeekdayCode } from "../openingHours/index.ts";
import type { Licence } from "../openData/index.ts";
import { asSafeHtml, type SafeHtml } from "../../shared/pages/safeHtml.ts";
import type { ContactPoint } from "./contactPoint.queries.ts";
import { hoursFactsOf } from "./door.presenter.ts";

// The page of a contact point for search engines: schema.org in JSON-LD 1.1. It says what the page says, in German;
// what is not known is left out.

const DAYS: Readonly<Record<WeekdayCode, string>> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};

type Facts = Readonly<Record<string, unknown>>;

/** The facts as the content of a script element of data: escaped so that nothing in them can end it. */
export function structuredFacts(point: ContactPoint, pageUrl: string, licence: Licence): SafeHtml {
  const json = JSON.stringify({ "@context": "https://schema.org", ...pageFacts(point, pageUrl, licence) });
  return asSafeHtml(json.replaceAll("<", String.raw`\u003c`).replaceAll(">", String.raw`\u003e`));
}

/** The page, which carries the licence and the day of the last check, and the service that it is about. */
function pageFacts(point: ContactPoint, pageUrl: string, licence: Licence): Facts {
  return {
    "@type": "WebPage",
    "@id": pageUrl,
    url: pageUrl,
    name: point.title,
    inLanguage: "de",
    dateModified: point.updatedAt.toISOString(),
    lastReviewed: point.assuredOn ?? undefined,
    license: licence.url,
    creditText: licence.attribution,
    mainEntity: serviceFacts(point, pageUrl),
  };
}

function serviceFacts(point: ContactPoint, pageUrl: string): Facts {
  return {
    "@type": "Service",
    "@id": `urn:uuid:${point.id}`,
    name: point.title,
    description: text(point.summary) ?? text(point.description),
    url: pageUrl,
    category: some(point.themes.map(({ name }) => name)),
    audience: some(point.targets.map((audienceType) => ({ "@type": "Audience", audienceType }))),
    provider: { "@type": "Organization", name: point.organisation, url: point.website ?? undefined },
    hoursAvailable: hoursOf(point),
    offers: point.isFree === true ? { "@type": "Offer", price: 0, priceCurrency: "EUR" } : undefined,
    availableChannel: {
      "@type": "ServiceChannel",
      serviceUrl: pageUrl,
      servicePhone: some(numbersOf(point).map((telephone) => ({ "@type": "ContactPoint", telephone }))),
      availableLanguage: some(point.languages),
      serviceLocation: placeFacts(point),
    },
  };
}

function placeFacts(point: ContactPoint): Facts {
  const { address, latitude, longitude } = point;
  return {
    "@type": "Place",
    name: text(point.place ?? "") ?? point.title,
    address: address === null ? undefined : addressFacts(address),
    geo:
      latitude === null || longitude === null
        ? undefined
        : { "@type": "GeoCoordinates", latitude: Number(latitude), longitude: Number(longitude) },
    amenityFeature: some(amenitiesOf(point)),
  };
}

function addressFacts({ street, more, postalCode, city }: NonNullable<ContactPoint["address"]>): Facts {
  return {
    "@type": "PostalAddress",
    streetAddress: [street, ...(more === null ? [] : [more])].join(", "),
    postalCode: postalCode ?? undefined,
    addressLocality: city,
    addressCountry: "DE",
  };
}

/** Barrier questions with a plain answer: "partly" is neither true nor false. */
function amenitiesOf(point: ContactPoint): readonly Facts[] {
  const answers = [{ name: "Mit dem Rollstuhl zugänglich", answer: point.wheelchair }, ...point.access];
  return answers
    .filter(({ answer }) => answer === "yes" || answer === "no")
    .map(({ name, answer }) => ({ "@type": "LocationFeatureSpecification", name, value: answer === "yes" }));
}

function numbersOf({ phones, contacts }: ContactPoint): readonly string[] {
  const called = phones.filter(({ type }) => type !== "fax").map(({ number }) => number);
  return [...new Set([...called, ...contacts.flatMap(({ phone }) => phone ?? [])])];
}

/** Only hours that a week says wholly: schema.org knows no n-th weekday and no odd weeks. */
function hoursOf({ hours, ...point }: ContactPoint): readonly Facts[] | undefined {
  if (hours === null || hoursFactsOf({ hours, ...point }).service !== "running") return undefined;
  const { rules, rest } = weeklyRules(hours);
  if (rest.length > 0 || rules.some((rule) => rule.every === "month")) return undefined;
  return some(
    rules.map(({ days, opens, closes }) => ({
      "@type": "OpeningHoursSpecification",
      dayOfWeek: days.map((day) => `https://schema.org/${DAYS[day]}`),
      opens,
      closes: closes === "24:00" ? endOfDay(opens) : closes,
    })),
  );
}

/** Midnight closes a day; where the day also opens at midnight that would mean closed. */
function endOfDay(opens: string): string {
  return opens === "00:00" ? "23:59" : "00:00";
}

function text(value: string): string | undefined {
  return value.trim() === "" ? undefined : value;
}

function some<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}
