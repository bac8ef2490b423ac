import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { DeskPoint } from "../../../shared/desk/deskPoint.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import { formatsFor } from "../../../shared/text/formats.ts";
import { LANGUAGE_FACTS } from "../../../shared/text/languages.ts";
import { phoneText } from "../../../shared/text/phoneText.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import { letterName } from "../../desk/index.ts";
import type { Channel } from "../channels.ts";
import { languageFrom } from "../letters.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { CallListPage, CallPart, CardPart, CardsPage, SaidWords } from "./calls.pages.ts";
import { callPaths } from "./calls.paths.ts";
import type { WaitingWord } from "./calls.queries.ts";
import type { CallStep } from "./settleWords.ts";

/** The ways a desk can tell something; mails leave by themselves. */
export const DESK_WAYS = ["phone", "post", "in_person"] as const satisfies readonly Channel[];
export type DeskWay = (typeof DESK_WAYS)[number];

interface ListGiven {
  readonly words: readonly WaitingWord[];
  readonly people: ReadonlyMap<Channel, number>;
  readonly channel: DeskWay | null;
  readonly now: Date;
}

export function presentCalls(reader: Reader, { words, people, channel, now }: ListGiven): CallListPage {
  const { t, href } = reader;
  const all = [...people.values()].reduce((sum, count) => sum + count, 0);
  const filter = (way: DeskWay | null, count: number) => ({
    label: t(way === null ? "calls:filter.all" : `calls:filter.${way}`, { count }),
    href: href(way === null ? callPaths.calls() : `${callPaths.calls()}?weg=${way}`),
    isCurrent: way === channel,
  });
  return {
    title: t("calls:title"),
    section: callPaths.calls(),
    lead: t("calls:lead"),
    filters: [filter(null, all), ...DESK_WAYS.map((way) => filter(way, people.get(way) ?? 0))],
    people: byPerson(words).map((own) => presentPerson(reader, own, now)),
    cardsHref: (people.get("post") ?? 0) > 0 ? href(callPaths.cards("post")) : "",
    emptyText: t("calls:empty"),
  };
}

type Own = readonly [WaitingWord, ...WaitingWord[]];

function byPerson(words: readonly WaitingWord[]): readonly Own[] {
  const groups = [...Map.groupBy(words, (word) => word.personId).values()];
  return groups.flatMap(([first, ...rest]) => (first ? [[first, ...rest]] : []));
}

function presentPerson(reader: Reader, own: Own, now: Date): CallPart {
  const { t, href, format } = reader;
  const [first] = own;
  const attempts = Math.max(...own.map((word) => word.attempts));
  const triedAt = own.find((word) => word.attempts === attempts)?.triedAt ?? null;
  return {
    name: first.name,
    href: href(volunteerPaths.deskVolunteer(first.personId)),
    isExample: first.isExample,
    way: wayText(reader, own),
    ...phonePart(first.phone),
    attempts: triedAt === null ? "" : t("calls:attempts", { count: attempts, moment: format.moment(triedAt) }),
    words: own.map((word) => presentWord(reader, word, now)),
    cardHref: href(callPaths.cardsOf(first.personId)),
    steps: [step(reader, own, "done"), ...(first.phone === null ? [] : [step(reader, own, "unreached")])],
  };
}

function phonePart(phone: string | null): Pick<CallPart, "phone" | "phoneHref"> {
  if (phone === null) return { phone: "", phoneHref: "" };
  return { phone: phoneText(phone), phoneHref: parsePhoneNumberFromString(phone, "DE")?.getURI() ?? `tel:${phone}` };
}

/** Each way once: somebody may have changed their wish between two messages. */
function wayText({ t, format }: Reader, own: Own): string {
  const ways = DESK_WAYS.filter((way) => own.some((word) => word.channel === way));
  const [first] = own;
  const texts = ways.map((way) =>
    way === "post" && first.postalAddress !== null
      ? t("calls:way.postTo", { address: first.postalAddress.replaceAll(/\s*\n\s*/gu, ", ") })
      : t(`calls:way.${way}`),
  );
  return format.list(texts);
}

function presentWord(reader: Reader, word: WaitingWord, now: Date): SaidWords {
  const { t, format } = reader;
  const language = languageFrom(word.language);
  return {
    subject: word.subject,
    kind: language === reader.language ? "" : letterName(reader, word.template),
    text: word.text,
    language,
    direction: LANGUAGE_FACTS[language].direction,
    due: t(word.dueAt < now ? "calls:late" : "calls:due", {
      day: format.shortDay(word.dueAt),
      time: format.time(word.dueAt),
    }),
    isLate: word.dueAt < now,
    retire: { ...step(reader, [word], "void"), tone: "link", about: `${word.name}, ${word.subject}` },
  };
}

function step({ t, href }: Reader, own: Own, kind: CallStep): PostButton {
  return {
    action: href(callPaths.calls()),
    label: t(`calls:step.${kind}`),
    about: own[0].name,
    tone: "secondary",
    hidden: [{ name: "schritt", value: kind }, ...own.map(({ id }) => ({ name: "aufgabe", value: id }))],
  };
}

interface CardsGiven {
  readonly words: readonly WaitingWord[];
  readonly desk: DeskPoint | null;
  readonly texts: Texts;
  readonly now: Date;
}

export function presentCards(reader: Reader, { words, desk, texts, now }: CardsGiven): CardsPage {
  const { t, href } = reader;
  const people = byPerson(words);
  const ids = words.map(({ id }) => ({ name: "aufgabe", value: id }));
  return {
    title: t("calls:cards.title"),
    bodyClass: "paper",
    backHref: href(callPaths.calls()),
    cards: people.map((own) => presentCard(own, { desk, texts, now })),
    settle:
      people.length === 0
        ? null
        : {
            action: href(callPaths.calls()),
            label: t("calls:cards.settle", { count: people.length }),
            tone: "primary",
            hidden: [{ name: "schritt", value: "done" }, ...ids],
          },
    emptyText: t("calls:cards.empty"),
  };
}

/** A sheet speaks the language of the person it goes to; several messages share one. */
function presentCard(own: Own, { desk, texts, now }: Omit<CardsGiven, "words">): CardPart {
  const [first] = own;
  const language = languageFrom(first.language);
  const t = texts.translate(language);
  const format = formatsFor(language);
  const sender = [t("frame:site.name"), desk?.address ?? ""].filter((line) => line !== "").join(" · ");
  return {
    name: first.name,
    address: (first.postalAddress ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    sender,
    day: format.day(now),
    language,
    direction: LANGUAGE_FACTS[language].direction,
    subject: own.length === 1 ? first.subject : t("telling:card.several"),
    words: own.map((word) => word.text),
    closing: [
      ...(desk !== null && desk.phone !== "" ? [t("telling:card.call", { phone: phoneText(desk.phone) })] : []),
      t("telling:card.closing"),
    ],
  };
}
