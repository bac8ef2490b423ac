import { randomUUID } from "node:crypto";
import type { Tx } from "../../../shared/db/client.ts";
import { sortKeyFrom } from "../../../shared/ids/ids.ts";
import { freeSlugs } from "../../../shared/versions/freeSlugs.ts";
import type { NamedOrganisation } from "../rows/entry.ts";

/** An organisation that a row stands under; new ones are written with the import. */
export interface FoundOrganisation {
  readonly id: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly isArchived: boolean;
}

interface NewOrganisation extends NamedOrganisation {
  readonly id: string;
}

/** Finds organisations by their identifier in the scheme, else by name; the same unknown one twice is one new one. */
export interface OrganisationFinder {
  readonly find: (named: NamedOrganisation) => FoundOrganisation;
  readonly added: () => readonly NewOrganisation[];
  /** Known organisations that this file gives an identifier for the first time: id by identifier. */
  readonly identified: () => ReadonlyMap<string, string>;
}

export async function loadOrganisations(tx: Tx, scheme: string): Promise<OrganisationFinder> {
  const rows = await tx.organization.findMany({
    select: { id: true, name: true, state: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const identifiers = await tx.externalIdentifier.findMany({
    where: { linkType: "organization", scheme },
    select: { value: true, linkId: true },
  });
  const known = rows.map(({ id, name, state }) => ({
    id,
    name,
    isNew: false,
    isArchived: state === "archived" || state === "rejected",
  }));
  const byId = new Map(known.map((row) => [row.id, row]));
  // The oldest of several with one name comes last and stays; archived ones give way to those in the directory.
  const byName = new Map<string, FoundOrganisation>(
    [...known.filter((row) => row.isArchived), ...known.filter((row) => !row.isArchived)].map((row) => [
      nameKey(row.name),
      row,
    ]),
  );
  const byIdentifier = new Map<string, FoundOrganisation>(
    identifiers.flatMap(({ value, linkId }) => {
      const row = byId.get(linkId);
      return row ? [[value, row] as const] : [];
    }),
  );
  return createFinder(byName, byIdentifier);
}

function nameKey(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}

function createFinder(
  byName: Map<string, FoundOrganisation>,
  byIdentifier: Map<string, FoundOrganisation>,
): OrganisationFinder {
  const added: NewOrganisation[] = [];
  const identified = new Map<string, string>();
  return {
    added: () => added,
    identified: () => identified,
    find(named) {
      const known =
        (named.identifier !== null && byIdentifier.get(named.identifier)) || byName.get(nameKey(named.name));
      const found = known || { id: randomUUID(), name: named.name, isNew: true, isArchived: false };
      if (!known) {
        added.push({ ...named, id: found.id });
        byName.set(nameKey(named.name), found);
      }
      if (named.identifier !== null && !byIdentifier.has(named.identifier)) {
        byIdentifier.set(named.identifier, found);
        identified.set(named.identifier, found.id);
      }
      return found;
    },
  };
}

/** Writes the organisations a file brings along, in one statement, and the identifiers it gives. */
export async function addOrganisations(
  tx: Tx,
  finder: OrganisationFinder,
  { scheme, publish }: { scheme: string; publish: boolean },
): Promise<void> {
  const added = finder.added();
  if (added.length > 0) {
    const slugFor = await freeSlugs(tx, "organization");
    await tx.organization.createMany({
      data: added.map(({ id, name, website }) => ({
        id,
        name,
        website,
        slug: slugFor(name),
        sortKey: sortKeyFrom(name),
        state: publish ? ("published" as const) : ("submitted" as const),
        source: scheme,
      })),
    });
  }
  await tx.externalIdentifier.createMany({
    data: [...finder.identified()].map(([value, linkId]) => ({
      linkType: "organization" as const,
      linkId,
      scheme,
      value,
    })),
  });
}
