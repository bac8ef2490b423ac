import type { AssignmentOrigin, AssignmentState } from "../../src/generated/prisma/client.ts";

/** An invented volunteer's place on a need, by key. */
export interface SeedAssignment {
  readonly person: string;
  readonly need: string;
  readonly shift?: number;
  readonly origin: AssignmentOrigin;
  readonly state: AssignmentState;
  readonly daysOld: number;
}

export const ASSIGNMENTS: readonly SeedAssignment[] = [
  { person: "c", need: "beete-giessen", origin: "self", state: "confirmed", daysOld: 10 },
  { person: "d", need: "beete-giessen", origin: "coordinator", state: "confirmed", daysOld: 8 },
  { person: "e", need: "beete-giessen", origin: "coordinator", state: "accepted", daysOld: 6 },
  { person: "c", need: "dolmetschen-beratungstisch", origin: "coordinator", state: "confirmed", daysOld: 7 },
  { person: "d", need: "fotos-stadtteilleben", origin: "self", state: "accepted", daysOld: 4 },
  { person: "c", need: "aufraeumtag", shift: 1, origin: "self", state: "confirmed", daysOld: 2 },
  { person: "d", need: "aufraeumtag", shift: 1, origin: "self", state: "accepted", daysOld: 1 },
  { person: "e", need: "aufraeumtag", shift: 2, origin: "coordinator", state: "accepted", daysOld: 1 },
];
