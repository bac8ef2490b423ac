import type { Db } from "../../shared/db/client.ts";
import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import { presentSnapshot } from "../../shared/versions/presentSnapshot.ts";
import type { VersionedType } from "../../shared/versions/keepVersions.ts";
import type { Snapshot, VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { createDuplicateQueries } from "./duplicates.queries.ts";
import { duplicateRoutes } from "./duplicates.routes.ts";
import type { DuplicateFinder, Lookalike } from "./finder.queries.ts";
import { mergeRoutes } from "./merge.routes.ts";
import { createKeepApart, createMergeRecords } from "./mergeRecords.ts";
import { undoRoutes } from "./undo.routes.ts";
import { createUndoMerge } from "./undoMerge.ts";

export { createDuplicateFinder } from "./finder.queries.ts";
export type { DuplicateFinder, Lookalike, OrganisationFacts, PointFacts } from "./finder.queries.ts";
export type { DuplicateWarning } from "./duplicates.pages.ts";
export { presentWarning } from "./duplicates.presenter.ts";
export { anywayField, isMeant, withoutAnyway } from "./anyway.ts";

/** Entries that stand in the directory twice: found, kept apart, or merged. */
export function createDuplicates(
  { db, unitOfWork, now }: FeatureDeps,
  { kinds, lookalikesOf }: { kinds: readonly VersionedRecord[]; lookalikesOf: LookalikesOf },
): Feature {
  const routes = [
    ...duplicateRoutes({
      kinds,
      queries: createDuplicateQueries(db),
      keepApart: createKeepApart(unitOfWork),
      lookalikesOf: ({ linkType }, id) => lookalikesOf(linkType, id),
    }),
    ...mergeRoutes({
      kinds,
      present: (linkType, id) => presentSnapshot(db, linkType, id),
      mergeRecords: createMergeRecords(unitOfWork, now),
    }),
    ...undoRoutes({ kinds, undoMerge: createUndoMerge(unitOfWork, now) }),
  ];
  return { routes };
}

/** What looks like a record that is stored. */
export type LookalikesOf = (linkType: VersionedType, id: string) => Promise<readonly Lookalike[]>;

export function createLookalikesOf(db: Db, finder: DuplicateFinder): LookalikesOf {
  return async (linkType, id) => {
    const snapshot = await presentSnapshot(db, linkType, id);
    if (!snapshot) return [];
    return linkType === "organization"
      ? finder.organisations({ id, ...organisationFacts(snapshot as unknown as OrganisationSnapshot) })
      : finder.contactPoints({ id, ...pointFacts(snapshot as unknown as PointSnapshot) });
  };
}

interface Reachable extends Snapshot {
  readonly phones: readonly { readonly number: string }[];
  readonly contacts: readonly { readonly email: string | null }[];
}
interface OrganisationSnapshot extends Reachable {
  readonly name: string;
  readonly email: string | null;
  readonly website: string | null;
}
interface PointSnapshot extends Reachable {
  readonly title: string;
  readonly service: { readonly organizationId: string };
  readonly location: { readonly address: { readonly address1: string } | null };
}

function organisationFacts({ name, email, website, phones }: OrganisationSnapshot) {
  return { sortKey: sortKeyFrom(name), phones: numbersOf(phones), mails: mailsOf([{ email }]), website };
}

function pointFacts({ title, service, location, phones, contacts }: PointSnapshot) {
  return {
    sortKey: sortKeyFrom(title),
    phones: numbersOf(phones),
    mails: mailsOf(contacts),
    street: location.address?.address1 ?? null,
    organisationId: service.organizationId,
  };
}

function numbersOf(phones: readonly { readonly number: string }[]): readonly string[] {
  return phones.map((phone) => phone.number);
}

function mailsOf(contacts: readonly { readonly email: string | null }[]): readonly string[] {
  return contacts.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
}
