import type { z } from "zod";
import type { Graph } from "./graph.ts";
import type * as schema from "./hsds.schema.ts";
import type { OrganizationRow, PointRow, ServiceRow } from "./rows.ts";
import { schedulesOf } from "./schedules.ts";
import { attributesOf, costsOf, languagesOf, shapeContact, shapeLocation, shapePhone } from "./shapeParts.ts";
import { mail, some, webAddress, words } from "./values.ts";

/** Where and when the records are told: absolute addresses, and what is true at the moment. */
export interface Telling {
  readonly graph: Graph;
  readonly origin: string;
  readonly now: Date;
}

const STATUS = {
  active: "active",
  inactive: "inactive",
  defunct: "defunct",
  temporarily_closed: "temporarily closed",
} as const;

/** The page of a contact point. */
export function pageOfPoint(origin: string, slug: string): string {
  return `${origin}/anlaufstellen/${encodeURIComponent(slug)}`;
}

/** A short-term notice, while it stands. */
export function standingAlert({ alert, alert_until }: PointRow, now: Date): string | undefined {
  return alert_until !== null && alert_until <= now ? undefined : words(alert);
}

export function shapeService(telling: Telling, row: ServiceRow): z.input<typeof schema.service> {
  const organization = telling.graph.organizations.get(row.organization_id ?? "");
  return { ...serviceFields(telling, row), organization: organization && organizationFields(telling, organization) };
}

export function shapeFullService(telling: Telling, row: ServiceRow): z.input<typeof schema.fullService> {
  return { ...shapeService(telling, row), ...serviceParts(telling, row), service_at_locations: placesOf(telling, row) };
}

export function shapeOrganization(telling: Telling, row: OrganizationRow): z.input<typeof schema.organization> {
  return organizationFields(telling, row);
}

export function shapeFullOrganization(telling: Telling, row: OrganizationRow): z.input<typeof schema.fullOrganization> {
  const { graph } = telling;
  return {
    ...organizationFields(telling, row),
    contacts: some((graph.contactsOf.get(row.id) ?? []).map(shapeContact)),
    phones: some((graph.phonesOf.get(row.id) ?? []).map(shapePhone)),
    attributes: some(attributesOf(graph, { kind: "organization", id: row.id }, graph.attributesOf.get(row.id) ?? [])),
    services: (graph.servicesOf.get(row.id) ?? []).map((service) => ({
      ...serviceFields(telling, service),
      ...serviceParts(telling, service),
      service_at_locations: placesOf(telling, service),
    })),
  };
}

export function shapePlace(telling: Telling, row: PointRow): z.input<typeof schema.serviceAtLocation> {
  const { graph } = telling;
  const location = graph.locations.get(row.location_id);
  const service = graph.services.get(row.service_id);
  return {
    ...placeFields(row),
    location: location && shapeLocation(graph, location),
    service: service && shapeService(telling, service),
  };
}

/** Throws when the graph was read without the place's service: every published place has one. */
export function shapeFullPlace(telling: Telling, row: PointRow): z.input<typeof schema.fullServiceAtLocation> {
  const service = telling.graph.services.get(row.service_id);
  if (!service) throw new Error("a contact point without its service");
  return {
    ...placeFields(row),
    ...placeParts(telling, row),
    service: { ...shapeService(telling, service), ...serviceParts(telling, service) },
  };
}

function serviceFields({ graph, origin, now }: Telling, row: ServiceRow) {
  const points = graph.pointsOf.get(row.id) ?? [];
  const [first] = points;
  const alerts = points.flatMap((point) => standingAlert(point, now) ?? []);
  return {
    id: row.id,
    organization_id: row.organization_id ?? undefined,
    name: row.name,
    description: words(row.description) ?? words(first?.summary ?? null),
    url: first && pageOfPoint(origin, first.slug),
    status: STATUS[row.status],
    ...accessFields(row),
    assured_date: assuredDate(points),
    alert: words([...new Set(alerts)].join(" ")),
    last_modified: lastModified(graph, row, points),
    is_example: points.some((point) => point.is_example) ? true : undefined,
  };
}

/** Who may come, and how. */
function accessFields(row: ServiceRow) {
  return {
    interpretation_services: words(row.interpretation_services),
    application_process: words(row.application_process),
    fees_description: words(row.fees_description),
    wait_time: words(row.wait_time),
    eligibility_description: words(row.eligibility),
    minimum_age: row.minimum_age ?? undefined,
    maximum_age: row.maximum_age ?? undefined,
  };
}

/** The oldest check of its places, and none while one was never checked: no more is sure of the whole. */
function assuredDate(points: readonly PointRow[]): string | undefined {
  const days = points.map((point) => point.assured_on);
  return days.includes(null) ? undefined : (days.toSorted()[0] ?? undefined);
}

function lastModified(graph: Graph, row: ServiceRow, points: readonly PointRow[]): string {
  const organization = graph.organizations.get(row.organization_id ?? "");
  const dates = [
    row.updated_at,
    ...(organization ? [organization.updated_at] : []),
    ...points.flatMap((point) => [
      point.updated_at,
      graph.locations.get(point.location_id)?.updated_at ?? point.updated_at,
    ]),
  ];
  return new Date(Math.max(...dates.map((date) => date.getTime()))).toISOString();
}

function serviceParts({ graph }: Telling, row: ServiceRow) {
  const points = graph.pointsOf.get(row.id) ?? [];
  const attributes = points.flatMap((point) => graph.attributesOf.get(point.id) ?? []);
  return {
    languages: some(languagesOf(row.id, points)),
    cost_options: some(costsOf(row)),
    required_documents: some((graph.documentsOf.get(row.id) ?? []).map(({ id, document }) => ({ id, document }))),
    attributes: some(attributesOf(graph, { kind: "service", id: row.id }, attributes)),
  };
}

function placesOf(telling: Telling, row: ServiceRow) {
  return (telling.graph.pointsOf.get(row.id) ?? []).map((point) => ({
    ...placeFields(point),
    ...placeParts(telling, point),
  }));
}

function placeFields(row: PointRow) {
  const description = [row.title, row.summary, row.description].filter((text) => text.trim() !== "").join("\n\n");
  return {
    id: row.id,
    service_id: row.service_id,
    location_id: row.location_id,
    description: words(description),
    is_example: row.is_example ? true : undefined,
  };
}

function placeParts({ graph, origin, now }: Telling, row: PointRow) {
  const location = graph.locations.get(row.location_id);
  if (!location) throw new Error("a contact point without its place");
  const entity = { kind: "service_at_location", id: row.id };
  return {
    contacts: some((graph.contactsOf.get(row.id) ?? []).map(shapeContact)),
    phones: some((graph.phonesOf.get(row.id) ?? []).map(shapePhone)),
    schedules: some(schedulesOf(row, { link: pageOfPoint(origin, row.slug), now })),
    location: shapeLocation(graph, location),
    attributes: some(attributesOf(graph, entity, graph.attributesOf.get(row.id) ?? [])),
  };
}

function organizationFields({ origin }: Pick<Telling, "origin">, row: OrganizationRow) {
  return {
    id: row.id,
    name: row.name,
    alternate_name: words(row.alternate_name),
    description: words(row.description) ?? row.name,
    email: mail(row.email),
    website: webAddress(row.website),
    legal_status: words(row.legal_status),
    uri: row.is_initiative ? `${origin}/initiativen/${encodeURIComponent(row.slug)}` : undefined,
    parent_organization_id: row.parent_id ?? undefined,
    is_example: row.is_example ? true : undefined,
  };
}
