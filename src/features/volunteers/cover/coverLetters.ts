import type { Place } from "../taking/place.ts";
import { whatText } from "../taking/takingLetters.ts";
import type { MessageFor } from "../telling/tell.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { coverPaths } from "./cover.paths.ts";

/** "Can you step in?": the link opens a page that asks, nothing is decided by following it. */
export function askLetter(place: Place, token: string): MessageFor {
  return (format) => ({
    template: "cover.ask",
    subject: "cover:mail.ask.subject",
    text: "cover:mail.ask.text",
    said: "cover:said.ask",
    values: { what: whatText(format, place) },
    path: coverPaths.answer(token),
  });
}

/** "Thank you, somebody has been found", or "we are not looking any more", to those who were asked as well. */
export function endedLetter(place: Place, state: "filled" | "cancelled"): MessageFor {
  return (format) => ({
    template: "cover.found",
    subject: state === "filled" ? "cover:mail.found.subject" : "cover:mail.ended.subject",
    text: "cover:mail.found.text",
    said: "cover:said.found",
    values: { what: whatText(format, place) },
    path: volunteerPaths.needs(),
  });
}
