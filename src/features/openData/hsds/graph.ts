import type { Ask } from "../reader.ts";
import type {
  AccessibilityRow,
  AttributeRow,
  ContactRow,
  DocumentRow,
  LocationRow,
  OrganizationRow,
  PhoneRow,
  PointRow,
  ServiceRow,
  TaxonomyRow,
  TermRow,
} from "./rows.ts";

type ById<Row> = ReadonlyMap<string, Row>;
type ByOwner<Row> = ReadonlyMap<string, readonly Row[]>;

/** The rows around a few records, found by their ids: what the shapes are made from. */
export interface Graph {
  readonly services: ById<ServiceRow>;
  readonly servicesOf: ByOwner<ServiceRow>;
  readonly points: ById<PointRow>;
  readonly pointsOf: ByOwner<PointRow>;
  readonly organizations: ById<OrganizationRow>;
  readonly locations: ById<LocationRow>;
  /** By organisation or contact point. */
  readonly phonesOf: ByOwner<PhoneRow>;
  readonly contactsOf: ByOwner<ContactRow>;
  readonly accessOf: ByOwner<AccessibilityRow>;
  readonly documentsOf: ByOwner<DocumentRow>;
  readonly attributesOf: ByOwner<AttributeRow>;
  readonly terms: ById<TermRow>;
  readonly taxonomies: ById<TaxonomyRow>;
}

/** Which records the graph is wanted for. */
export type Root = "services" | "service_at_locations" | "organizations" | "locations";

const SERVICE = "SELECT * FROM open_data.service";
const POINT = `
  SELECT id, slug, title, summary, description, service_id, location_id, languages, interpreted_languages, opening_hours,
    opening_hours_note, alert, alert_until, assured_on::text, is_example, created_at, updated_at
  FROM open_data.contact_point`;

interface Roots {
  readonly services: readonly ServiceRow[];
  readonly points: readonly PointRow[];
  readonly organizationIds: readonly string[];
  readonly locationIds: readonly string[];
}

/** Reads the rows around the records with these ids, in one transaction; ids that are not there are passed over. */
export async function readGraph(ask: Ask, root: Root, ids: readonly string[]): Promise<Graph> {
  const found = await readRoots(ask, root, ids);
  const organizationIds = unique([...found.organizationIds, ...found.services.map((row) => row.organization_id)]);
  const locationIds = unique([...found.locationIds, ...found.points.map((row) => row.location_id)]);
  const pointIds = found.points.map((row) => row.id);
  const serviceIds = found.services.map((row) => row.id);
  const owners = [...organizationIds, ...pointIds];
  const parts = {
    organizations: await rows<OrganizationRow>(
      ask,
      "SELECT * FROM open_data.organization WHERE id = ANY($1)",
      organizationIds,
    ),
    locations: await rows<LocationRow>(ask, "SELECT * FROM open_data.location WHERE id = ANY($1)", locationIds),
    phones: await rows<PhoneRow>(ask, ownedBy("phone"), owners),
    contacts: await rows<ContactRow>(ask, ownedBy("contact"), owners),
    access: await rows<AccessibilityRow>(
      ask,
      "SELECT * FROM open_data.accessibility WHERE location_id = ANY($1) ORDER BY feature",
      locationIds,
    ),
    documents: await rows<DocumentRow>(
      ask,
      "SELECT * FROM open_data.required_document WHERE service_id = ANY($1) ORDER BY position, id",
      serviceIds,
    ),
    attributes: await rows<AttributeRow>(
      ask,
      "SELECT id, term_id, link_id FROM open_data.attribute WHERE link_id = ANY($1) ORDER BY is_main DESC, id",
      owners,
    ),
  };
  return { ...indexed(found, parts), ...(await readVocabulary(ask)) };
}

async function readRoots(ask: Ask, root: Root, ids: readonly string[]): Promise<Roots> {
  if (root === "locations") return { services: [], points: [], organizationIds: [], locationIds: ids };
  const services = await readServices(ask, root, ids);
  const serviceIds = services.map((row) => row.id);
  const points = await rows<PointRow>(ask, `${POINT} WHERE service_id = ANY($1) ORDER BY slug`, serviceIds);
  return { services, points, organizationIds: root === "organizations" ? ids : [], locationIds: [] };
}

const SERVICES_OF: Readonly<Record<Exclude<Root, "locations">, string>> = {
  services: `${SERVICE} WHERE id = ANY($1)`,
  organizations: `${SERVICE} WHERE organization_id = ANY($1) ORDER BY name, id`,
  service_at_locations: `${SERVICE} WHERE id IN (SELECT p.service_id FROM open_data.contact_point p WHERE p.id = ANY($1))`,
};

/** A place comes with its whole service, whose other places tell when it was last checked and changed. */
function readServices(
  ask: Ask,
  root: keyof typeof SERVICES_OF,
  ids: readonly string[],
): Promise<readonly ServiceRow[]> {
  return rows(ask, SERVICES_OF[root], ids);
}

/** All vocabularies of the directory: few enough to read whole. */
export async function readVocabulary(ask: Ask): Promise<Pick<Graph, "terms" | "taxonomies">> {
  const taxonomies = await ask<TaxonomyRow>("SELECT * FROM open_data.taxonomy");
  const terms = await ask<TermRow>(`SELECT * FROM open_data.taxonomy_term ORDER BY "position", code`);
  return { taxonomies: byId(taxonomies), terms: byId(terms) };
}

function ownedBy(view: "phone" | "contact"): string {
  return `SELECT * FROM open_data.${view} WHERE contact_point_id = ANY($1)
    UNION ALL SELECT * FROM open_data.${view} WHERE organization_id = ANY($1) ORDER BY id`;
}

interface Parts {
  readonly organizations: readonly OrganizationRow[];
  readonly locations: readonly LocationRow[];
  readonly phones: readonly PhoneRow[];
  readonly contacts: readonly ContactRow[];
  readonly access: readonly AccessibilityRow[];
  readonly documents: readonly DocumentRow[];
  readonly attributes: readonly AttributeRow[];
}

function indexed({ services, points }: Roots, parts: Parts): Omit<Graph, "terms" | "taxonomies"> {
  return {
    services: byId(services),
    servicesOf: byOwner(services, (row) => row.organization_id),
    points: byId(points),
    pointsOf: byOwner(points, (row) => row.service_id),
    organizations: byId(parts.organizations),
    locations: byId(parts.locations),
    phonesOf: byOwner(parts.phones, (row) => row.contact_point_id ?? row.organization_id),
    contactsOf: byOwner(parts.contacts, (row) => row.contact_point_id ?? row.organization_id),
    accessOf: byOwner(parts.access, (row) => row.location_id),
    documentsOf: byOwner(parts.documents, (row) => row.service_id),
    attributesOf: byOwner(parts.attributes, (row) => row.link_id),
  };
}

function rows<Row extends object>(ask: Ask, text: string, ids: readonly string[]): Promise<readonly Row[]> {
  return ids.length === 0 ? Promise.resolve([]) : ask<Row>(text, [ids]);
}

function byId<Row extends { readonly id: string }>(all: readonly Row[]): ById<Row> {
  return new Map(all.map((row) => [row.id, row]));
}

function byOwner<Row>(all: readonly Row[], ownerOf: (row: Row) => string | null): ByOwner<Row> {
  return Map.groupBy(all, (row) => ownerOf(row) ?? "");
}

function unique(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
