import type { Tx } from "../../../shared/db/client.ts";
import type { ContactPointValues } from "./contactPointDesk.forms.ts";
import { isOtherPoint } from "./mapPoint.ts";
import { othersAtPlace, type ContactPointRow } from "./contactPoint.repo.ts";

type Place = Pick<ContactPointValues, "place" | "address" | "answers" | "mapPoint">;

/**
 * Writes the place of a contact point and returns its id. A place that other entries use is not changed under their
 * feet: the contact point then gets a place of its own. A point on the map that belonged to another address is dropped.
 */
export async function storePlace(tx: Tx, before: ContactPointRow | null, values: Place): Promise<string> {
  if (before === null) return addPlace(tx, values, null);
  if (isSamePlace(before, values)) return before.location.id;
  if (othersAtPlace(before) > 0) return addPlace(tx, values, before);
  await tx.location.update({
    where: { id: before.location.id },
    data: { ...values.place, ...pointAfter(before, values) },
  });
  await storeAddress(tx, before.location.id, values.address);
  await storeAnswers(tx, before.location.id, values.answers);
  return before.location.id;
}

const NO_POINT = { latitude: null, longitude: null, geoQuality: "none" } as const;

async function addPlace(tx: Tx, values: Place, before: ContactPointRow | null): Promise<string> {
  const old = before?.location;
  const point = pointAfter(before, values);
  const kept = (old?.accessibilities ?? []).filter(
    ({ feature }) => !values.answers.some((answer) => answer.feature === feature),
  );
  const created = await tx.location.create({
    data: { ...values.place, ...point, locationType: old?.locationType ?? "physical" },
    select: { id: true },
  });
  await storeAddress(tx, created.id, values.address);
  await storeAnswers(tx, created.id, [...kept, ...values.answers]);
  return created.id;
}

/** What was typed; else the stored one, unless it belonged to another address. */
function pointAfter(before: ContactPointRow | null, values: Place) {
  const { mapPoint } = values;
  if (mapPoint && (before === null || isOtherPoint(before.location, mapPoint))) {
    return { ...mapPoint, geoQuality: "geocoded" as const };
  }
  const stays = before !== null && isSameAddress(before, values) && !isOtherPoint(before.location, mapPoint);
  return stays ? pointOf(before) : NO_POINT;
}

function pointOf({ location: { latitude, longitude, geoQuality } }: ContactPointRow) {
  return { latitude, longitude, geoQuality };
}

async function storeAddress(tx: Tx, locationId: string, address: Place["address"]): Promise<void> {
  if (address === null) await tx.address.deleteMany({ where: { locationId } });
  else await tx.address.upsert({ where: { locationId }, create: { locationId, ...address }, update: address });
}

/** "Unknown" without a remark is the absence of an answer: no row. */
async function storeAnswers(tx: Tx, locationId: string, answers: Place["answers"]): Promise<void> {
  await tx.accessibility.deleteMany({
    where: { locationId, feature: { in: answers.map((answer) => answer.feature) } },
  });
  await tx.accessibility.createMany({ data: answers.filter(isSaid).map((answer) => ({ ...answer, locationId })) });
}

function isSaid({ answer, details }: Place["answers"][number]): boolean {
  return answer !== "unknown" || details !== null;
}

function isSamePlace(before: ContactPointRow, values: Place): boolean {
  const { name, transportation, wheelchair, accessibilities } = before.location;
  const asked = new Set(values.answers.map((answer) => answer.feature));
  const old = accessibilities.filter(({ feature }) => asked.has(feature));
  return (
    isSameAddress(before, values) &&
    !isOtherPoint(before.location, values.mapPoint) &&
    JSON.stringify({ name, transportation, wheelchair }) === JSON.stringify(values.place) &&
    answerCodes(old) === answerCodes(values.answers)
  );
}

function isSameAddress({ location: { address } }: ContactPointRow, values: Place): boolean {
  const old = address && { address1: address.address1, postalCode: address.postalCode, city: address.city };
  return JSON.stringify(old) === JSON.stringify(values.address);
}

/** The answers as one text, whatever their order: for comparing and for the audit. */
export function answerCodes(answers: Place["answers"]): string {
  return answers
    .filter(isSaid)
    .map(({ feature, answer, details }) => `${feature}: ${answer}${details === null ? "" : ` (${details})`}`)
    .sort()
    .join("; ");
}
