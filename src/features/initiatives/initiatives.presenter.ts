import { dayOf } from "../../shared/clock.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { monthsSince, STALE_AFTER_MONTHS } from "../openingHours/index.ts";
import type { LastCheck } from "../proposals/index.ts";
import { themePaths, type ThemeRow } from "../themes/index.ts";
import { mainThemesOf, type Links } from "./board/links.ts";
import type { ContactLink, Fact, InitiativePage } from "./initiatives.pages.ts";
import { initiativePaths } from "./initiatives.paths.ts";
import type { PublicInitiative } from "./initiatives.queries.ts";

export function presentInitiative(
  reader: Reader,
  initiative: PublicInitiative,
  given: { links: Links; themes: readonly ThemeRow[]; check: LastCheck | null; now: Date },
): InitiativePage {
  const { initiativeProfile: profile } = initiative;
  return {
    title: initiative.name,
    description: initiative.description.slice(0, 200),
    section: initiativePaths.list(),
    crumbs: [
      { label: reader.t("frame:start"), href: reader.href("/") },
      { label: reader.t("initiatives:list.title"), href: reader.href(initiativePaths.list()) },
    ],
    isExample: initiative.isExample,
    historicText: initiative.verified === "historic" ? reader.t("initiatives:historic") : "",
    unsureText: initiative.state === "needs_check" ? reader.t("initiatives:unsure") : "",
    lead: profile?.goal ?? "",
    paragraphs: initiative.description.split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== ""),
    themes: presentThemes(reader, given),
    facts: presentFacts(reader, initiative),
    joinText: profile?.howToJoin ?? "",
    joinHref: reader.href("/mitmachen"),
    contacts: presentContacts(reader, initiative),
    needs: initiative.needs.map((need) => ({
      title: need.title,
      href: reader.href(`/mitmachen/${encodeURIComponent(need.slug)}`),
      text: need.summary,
      isExample: need.isExample,
    })),
    claimHref: reader.href(`/pflegen/${encodeURIComponent(initiative.slug)}`),
    source: presentSource(reader, initiative),
    checked: presentCheck(reader, given),
    reportHref: reader.href(`${initiativePaths.show(initiative.slug)}/fehler`),
  };
}

function presentThemes(
  reader: Reader,
  { links, themes }: { links: Links; themes: readonly ThemeRow[] },
): InitiativePage["themes"] {
  const mains = mainThemesOf(links);
  const active = themes.filter((theme) => theme.isActive && links.has(theme.id));
  return [...active]
    .sort((a, b) => Number(mains.includes(b.id)) - Number(mains.includes(a.id)))
    .map((theme) => ({
      name: theme.name,
      house: theme.house,
      href: reader.href(themePaths.show(theme.code)),
      mark: mains.includes(theme.id) ? reader.t("initiatives:mainMark") : "",
    }));
}

function presentFacts(reader: Reader, { initiativeProfile: profile }: PublicInitiative): readonly Fact[] {
  const facts = [
    { label: reader.t("initiatives:form.since"), text: profile?.since ?? "" },
    { label: reader.t("initiatives:show.meets"), text: profile?.meetingSchedule ?? "" },
  ];
  return facts.filter((fact) => fact.text !== "");
}

/** What the initiative itself published, then the people who agreed to be named. */
function presentContacts(reader: Reader, initiative: PublicInitiative): readonly ContactLink[] {
  const phone = reader.t("initiatives:form.phone");
  const mail = reader.t("initiatives:form.email");
  const website = initiative.website ?? "";
  const own: readonly ContactLink[] = [
    ...initiative.phones.map(({ number }) => ({ label: phone, href: `tel:${number}`, text: number })),
    ...mailLink(mail, initiative.email),
    ...(website === ""
      ? []
      : [
          {
            label: reader.t("initiatives:form.website"),
            href: website,
            text: website.replace(/^https?:\/\/|\/$/gu, ""),
          },
        ]),
  ];
  const people = initiative.contacts.flatMap((contact): readonly ContactLink[] => {
    const name = contact.name ?? reader.t("initiatives:show.contactPerson");
    const call =
      contact.phone === null ? [] : [{ label: name, href: `tel:${contact.phone}`, text: phoneText(contact.phone) }];
    const links = [...call, ...mailLink(name, contact.email)];
    return links.length > 0 ? links : [{ label: name, href: "", text: contact.title ?? "" }];
  });
  return [...own, ...people];
}

function mailLink(label: string, mail: string | null): readonly ContactLink[] {
  return mail === null ? [] : [{ label, href: `mailto:${mail}`, text: mail }];
}

/** Says honestly when and by whom the entry was confirmed; one that is old says that first. */
function presentCheck({ t, format }: Reader, { check, now }: { check: LastCheck | null; now: Date }): string {
  if (check === null) return t("initiatives:checked.never");
  const how = check.method === "owner" ? "initiatives:checked.byOwner" : "initiatives:checked.byPhone";
  const told = t(how, { day: format.day(check.doneAt) });
  const months = monthsSince(dayOf(check.doneAt).toString(), now) ?? 0;
  return months < STALE_AFTER_MONTHS ? told : `${t("initiatives:checked.stale", { count: months })} ${told}`;
}

function presentSource(reader: Reader, { source, seenOn }: PublicInitiative): string {
  if (source === null) return "";
  const text = reader.t("initiatives:show.source", { source });
  return seenOn === null ? text : `${text} ${reader.t("initiatives:show.seenOn", { day: reader.format.day(seenOn) })}`;
}
