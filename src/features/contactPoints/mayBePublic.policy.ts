import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/** A public contact point has a title, an organisation in the directory, and an address or words instead of one. */
export function mayBePublic(entry: {
  readonly title: string;
  readonly organisationState: string;
  readonly hasAddress: boolean;
  readonly placeName: string | null;
}): Decision {
  if (entry.title.trim() === "") return deny("organisations:points.deny.title");
  if (["archived", "rejected"].includes(entry.organisationState)) {
    return deny("organisations:points.deny.organisationArchived");
  }
  return entry.hasAddress || entry.placeName !== null ? allow : deny("organisations:points.deny.address");
}
