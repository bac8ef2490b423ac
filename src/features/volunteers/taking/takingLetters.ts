import type { Formats } from "../../../shared/text/formats.ts";
import type { Message, MessageFor } from "../telling/tell.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { Place } from "./place.ts";

type About = Pick<Place, "title" | "startsAt">;

/** "Beete gießen, Samstag, 28. November 2026, 10 Uhr"; the title alone where there is no date. */
export function whatText(format: Formats, { title, startsAt }: About): string {
  return startsAt === null ? title : `${title}, ${format.longDay(startsAt)}, ${format.time(startsAt)}`;
}

/** "You are in" or "we talk first", after somebody's own click. */
export function joinedLetter(place: Place, state: "accepted" | "suggested"): MessageFor {
  const isAccepted = state === "accepted";
  return (format) => ({
    template: `need.${state}`,
    subject: "volunteers:mail.joined.subject",
    text: isAccepted ? "volunteers:mail.joined.text" : "volunteers:mail.asked.text",
    said: isAccepted ? "telling:said.joined" : "telling:said.asked",
    values: { need: whatText(format, place) },
    path: volunteerPaths.account(),
  });
}

/** "You are on the waiting list": with the place in it. */
export function waitingLetter(place: Place, position: number): MessageFor {
  return told(place, {
    template: "need.waiting",
    subject: "taking:mail.waiting.subject",
    text: "taking:mail.waiting.text",
    said: "taking:said.waiting",
    values: { position },
  });
}

/** "A place is free for you until …": the link opens a page that asks, nothing is decided by following it. */
export function offerLetter(place: Place, until: Date, path: string): MessageFor {
  return (format) => ({
    template: "offer.made",
    subject: "taking:mail.offer.subject",
    text: "taking:mail.offer.text",
    said: "taking:said.offer",
    values: { what: whatText(format, place), until: format.moment(until) },
    path,
  });
}

/** "Several places are free for you": each with its link, in one letter. */
export function offersLetter(
  offers: readonly { readonly place: Place; readonly until: Date; readonly path: string }[],
): MessageFor {
  return (format) => {
    const items = offers.map(({ place, until, path }) => ({
      text: `${whatText(format, place)} (${format.moment(until)})`,
      path,
    }));
    return {
      template: "offer.made",
      subject: "taking:mail.offers.subject",
      text: "taking:mail.offers.text",
      said: "taking:said.offers",
      values: { number: items.length, list: items.map(({ text }) => text).join("; ") },
      items,
    };
  };
}

/** "The offer has run out", to whoever did not answer. */
export function expiredLetter(place: Place): MessageFor {
  return told(place, {
    template: "offer.expired",
    subject: "taking:mail.expired.subject",
    text: "taking:mail.expired.text",
    said: "taking:said.expired",
    path: volunteerPaths.need(place.slug),
  });
}

/** To whom looked for somebody: the place is taken over. */
export function leftBySwapLetter(place: Place): MessageFor {
  return told(place, {
    template: "swap.left",
    subject: "taking:mail.swapLeft.subject",
    text: "taking:mail.swapLeft.text",
    said: "taking:said.swapLeft",
  });
}

/** To whoever took a place over. */
export function takenBySwapLetter(place: Place): MessageFor {
  return told(place, {
    template: "swap.taken",
    subject: "taking:mail.swapTaken.subject",
    text: "taking:mail.swapTaken.text",
    said: "taking:said.swapTaken",
  });
}

/** Dates of a series that somebody got, and those left out because they are elsewhere, pause, or no place was free. */
export interface PlacedDates {
  readonly title: string;
  readonly placed: readonly Date[];
  readonly leftOut: readonly Date[];
}

/** To whoever takes on a series: its dates, and those left out. */
export function adoptedLetter(dates: PlacedDates): MessageFor {
  return (format) => ({
    template: "series.adopted",
    subject: "taking:mail.adopted.subject",
    text: "taking:mail.adopted.text",
    said: "taking:said.adopted",
    values: dateValues(format, dates),
    path: volunteerPaths.account(),
  });
}

/** To those who have taken on a series: its newly laid dates, and those left out. */
export function datesLetter(dates: PlacedDates): MessageFor {
  return (format) => ({
    template: "series.dates",
    subject: "taking:mail.dates.subject",
    text: "taking:mail.dates.text",
    said: "taking:said.dates",
    values: dateValues(format, dates),
    path: volunteerPaths.account(),
  });
}

function dateValues(format: Formats, { title, placed, leftOut }: PlacedDates) {
  const days = (dates: readonly Date[]) =>
    dates.length === 0 ? "–" : dates.map((date) => `${format.longDay(date)}, ${format.time(date)}`).join("; ");
  return { need: title, dates: days(placed), leftOut: days(leftOut) };
}

function told(place: About, message: Message): MessageFor {
  return (format) => ({
    path: volunteerPaths.account(),
    ...message,
    values: { ...message.values, what: whatText(format, place) },
  });
}
