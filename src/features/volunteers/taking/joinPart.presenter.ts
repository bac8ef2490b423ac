import type { PostButton } from "../../../shared/pages/parts.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { placeWithout, type Place } from "./place.ts";
import { factsOn, type Standing } from "./standing.ts";
import { judgeSignUp, judgeTakeOver, type OwnPlace, type SignUp } from "./taking.policy.ts";
import { takingPaths } from "./taking.paths.ts";

/** What the reader can do about a place of a need, and what there is to say about it. */
export interface JoinPart {
  readonly buttons: readonly PostButton[];
  readonly notes: readonly string[];
}

interface Given {
  readonly place: Place;
  /** How the signed-in volunteer stands; null for guests and staff. */
  readonly standing: Standing | null;
  readonly now: Date;
}

const JOIN = { whole: "needs:join.button", dated: "needs:join.buttonShift" } as const;
const WAIT = { whole: "taking:join.wait", dated: "taking:join.waitShift" } as const;
const ACCEPT = { whole: "taking:offer.accept", dated: "taking:join.acceptShift" } as const;
const TAKE_OVER = { whole: "taking:join.takeOver", dated: "taking:join.takeOverShift" } as const;

/** Judged by the same rules as the click: whoever gets a no reads its reason instead of a button. */
export function presentJoinPart(reader: Reader, { place, standing, now }: Given): JoinPart {
  if (standing === null) return guestPart(reader, place, now);
  const facts = factsOn(standing, place, now);
  if (facts.own !== null && facts.own.state !== "waitlisted") return ownPart(reader, place, facts.own);
  const judged = judgeSignUp(facts);
  const swap = takeOverPart(reader, { place, standing, now });
  const waiting = facts.own === null ? [] : [reader.t("taking:join.onList")];
  return {
    buttons: [...buttonsFor(reader, place, judged), ...swap.buttons],
    notes: [...waiting, ...notesFor(reader, place, judged, facts.own), ...swap.notes],
  };
}

function guestPart(reader: Reader, place: Place, now: Date): JoinPart {
  const { t, format } = reader;
  if (place.opensAt !== null && place.opensAt > now) {
    return { buttons: [], notes: [t("taking:join.opensAt", { when: format.moment(place.opensAt) })] };
  }
  const free = place.maxPeople - place.placesTaken;
  const isKept = free > 0 && free <= place.newcomerSeats - place.newcomersTaken;
  const judged: SignUp = free > 0 ? { kind: "seat", isNewcomer: isKept } : { kind: "wait" };
  const swaps = place.seekers.length > 0;
  return {
    buttons: [...buttonsFor(reader, place, judged), ...(swaps ? [takeOverButton(reader, place)] : [])],
    notes: [
      ...(isKept ? [t("taking:join.kept")] : []),
      ...notesFor(reader, place, judged, null),
      ...(swaps ? [t("taking:join.swapWanted")] : []),
    ],
  };
}

/** What the person already has here. */
function ownPart(reader: Reader, place: Place, own: OwnPlace): JoinPart {
  const { t, format } = reader;
  const path = volunteerPaths.join(place.slug);
  if (own.state === "offered") {
    const until = own.offeredUntil === null ? "" : format.moment(own.offeredUntil);
    return {
      buttons: [button(reader, place, ACCEPT, path)],
      notes: [until === "" ? t("taking:join.offered") : t("taking:join.offeredUntil", { until })],
    };
  }
  return { buttons: [], notes: [t(own.state === "suggested" ? "needs:join.asked" : "needs:join.done")] };
}

function buttonsFor(reader: Reader, place: Place, judged: SignUp): readonly PostButton[] {
  const path = volunteerPaths.join(place.slug);
  if (judged.kind === "wait") return [button(reader, place, WAIT, path)];
  return judged.kind === "refused" ? [] : [button(reader, place, JOIN, path)];
}

function notesFor({ t }: Reader, place: Place, judged: SignUp, own: OwnPlace | null): readonly string[] {
  if (judged.kind === "refused") return own === null ? [t(judged.reason)] : [];
  if (judged.kind !== "wait") return [];
  const isFull = place.placesTaken >= place.maxPeople;
  return [
    t(isFull ? "taking:join.full" : "taking:join.keptForOthers"),
    ...(place.waiting > 0 ? [t("taking:join.waitingCount", { count: place.waiting })] : []),
  ];
}

function takeOverPart(reader: Reader, { place, standing, now }: Given): JoinPart {
  const [seeker] = place.seekers;
  if (seeker === undefined || standing === null) return { buttons: [], notes: [] };
  const judged = judgeTakeOver(factsOn(standing, placeWithout(place, { isNewcomer: seeker[1] }), now));
  if (judged.kind !== "seat") return { buttons: [], notes: [] };
  return { buttons: [takeOverButton(reader, place)], notes: [reader.t("taking:join.swapWanted")] };
}

function takeOverButton(reader: Reader, place: Place): PostButton {
  return button(reader, place, TAKE_OVER, takingPaths.takeOver(place.slug));
}

function button(
  { t, href, format }: Reader,
  { shiftId, startsAt }: Place,
  words: { readonly whole: TextKey; readonly dated: TextKey },
  path: string,
): PostButton {
  const day = startsAt === null ? "" : format.shortDay(startsAt).replaceAll(" ", "\u00A0");
  return {
    action: href(path),
    label: startsAt === null ? t(words.whole) : t(words.dated, { day }),
    tone: shiftId === null ? "primary" : "secondary",
    hidden: shiftId === null ? [] : [{ name: "schicht", value: shiftId }],
  };
}
