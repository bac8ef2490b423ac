import { z } from "zod";
import { openSchemas } from "../docs/registry.ts";
import { minimalService } from "./minimal.schema.ts";

// The records of HSDS 3.0 (Open Referral) as this directory fills them: what we have nothing for is left out. They shape
// every answer, so that no field leaves the house that is not named here, and they make the OpenAPI document.
// `is_example` is our profile's own addition: invented records of a demonstration.

const text = z.string();
const link = z.url();
const day = z.iso.date();
const moment = z.iso.datetime();
const id = z.uuid();
const isExample = z.boolean().optional();

export const language = z
  .object({ id, name: text.optional(), code: text.optional(), note: text.optional() })
  .register(openSchemas, { id: "Language" });

export const phone = z
  .object({
    id,
    number: text,
    type: text.optional(),
    description: text.optional(),
    languages: z.array(language).optional(),
  })
  .register(openSchemas, { id: "Phone" });

export const contact = z
  .object({
    id,
    name: text.optional(),
    title: text.optional(),
    department: text.optional(),
    email: z.email().optional(),
    phones: z.array(phone).optional(),
  })
  .register(openSchemas, { id: "Contact" });

export const taxonomy = z
  .object({ id, name: text, description: text, uri: link.optional(), version: text.optional() })
  .register(openSchemas, { id: "Taxonomy" });

export const taxonomyTerm = z
  .object({
    id,
    code: text,
    name: text,
    description: text,
    parent_id: id.optional(),
    taxonomy: text,
    taxonomy_detail: taxonomy,
    language: text,
    term_uri: link.optional(),
  })
  .register(openSchemas, { id: "TaxonomyTerm" });

export const attribute = z
  .object({ id, link_id: id, taxonomy_term_id: id, link_entity: text, taxonomy_term: taxonomyTerm })
  .register(openSchemas, { id: "Attribute" });

export const schedule = z
  .object({
    id,
    freq: z.enum(["WEEKLY", "MONTHLY"]).optional(),
    interval: z.number().int().optional(),
    wkst: z.enum(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]).optional(),
    byday: text.optional(),
    opens_at: text.optional(),
    closes_at: text.optional(),
    timezone: z.number().optional(),
    description: text.optional(),
    schedule_link: link.optional(),
    notes: text.optional(),
  })
  .register(openSchemas, { id: "Schedule" });

export const address = z
  .object({
    id,
    address_1: text,
    address_2: text.optional(),
    city: text,
    state_province: text,
    postal_code: text,
    country: text,
    address_type: z.enum(["physical", "postal", "virtual"]),
  })
  .register(openSchemas, { id: "Address" });

export const accessibility = z
  .object({ id, description: text, details: text.optional() })
  .register(openSchemas, { id: "Accessibility" });

export const location = z
  .object({
    id,
    location_type: z.enum(["physical", "postal", "virtual"]),
    name: text.optional(),
    transportation: text.optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
    addresses: z.array(address).optional(),
    accessibility: z.array(accessibility).optional(),
  })
  .register(openSchemas, { id: "Location" });

export const costOption = z
  .object({
    id,
    option: text.optional(),
    currency: text.optional(),
    amount: z.number().optional(),
    amount_description: text.optional(),
  })
  .register(openSchemas, { id: "CostOption" });

const requiredDocument = z.object({ id, document: text }).register(openSchemas, { id: "RequiredDocument" });

const organizationFields = {
  id,
  name: text,
  alternate_name: text.optional(),
  description: text,
  email: z.email().optional(),
  website: link.optional(),
  legal_status: text.optional(),
  uri: link.optional(),
  parent_organization_id: id.optional(),
  is_example: isExample,
};

const serviceFields = {
  id,
  organization_id: id.optional(),
  name: text,
  description: text.optional(),
  url: link.optional(),
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
  interpretation_services: text.optional(),
  application_process: text.optional(),
  fees_description: text.optional(),
  wait_time: text.optional(),
  eligibility_description: text.optional(),
  minimum_age: z.number().int().optional(),
  maximum_age: z.number().int().optional(),
  assured_date: day.optional(),
  alert: text.optional(),
  last_modified: moment,
  is_example: isExample,
};

const atLocationFields = {
  id,
  service_id: id,
  location_id: id,
  description: text.optional(),
  is_example: isExample,
};

/** An organisation as lists and other records name it. */
export const organization = z.object(organizationFields).register(openSchemas, { id: "Organization" });

/** A service as lists name it, with its organisation. */
export const service = z
  .object({ ...serviceFields, organization: organization.optional() })
  .register(openSchemas, { id: "Service" });

const serviceParts = {
  languages: z.array(language).optional(),
  cost_options: z.array(costOption).optional(),
  required_documents: z.array(requiredDocument).optional(),
  attributes: z.array(attribute).optional(),
};

const atLocationParts = {
  contacts: z.array(contact).optional(),
  phones: z.array(phone).optional(),
  schedules: z.array(schedule).optional(),
  location,
  attributes: z.array(attribute).optional(),
};

/** A service at a location as a part of its service. */
const servicePlace = z
  .object({ ...atLocationFields, ...atLocationParts })
  .register(openSchemas, { id: "ServicePlace" });

export const fullService = service
  .extend({ ...serviceParts, service_at_locations: z.array(servicePlace) })
  .register(openSchemas, { id: "FullService" });

const organizationService = z
  .object({ ...serviceFields, ...serviceParts, service_at_locations: z.array(servicePlace) })
  .register(openSchemas, { id: "OrganizationService" });

export const fullOrganization = organization
  .extend({
    contacts: z.array(contact).optional(),
    phones: z.array(phone).optional(),
    attributes: z.array(attribute).optional(),
    services: z.array(organizationService),
  })
  .register(openSchemas, { id: "FullOrganization" });

export const serviceAtLocation = z
  .object({ ...atLocationFields, location: location.optional(), service: service.optional() })
  .register(openSchemas, { id: "ServiceAtLocation" });

export const fullServiceAtLocation = z
  .object({
    ...atLocationFields,
    ...atLocationParts,
    service: service.extend(serviceParts).register(openSchemas, { id: "PlaceService" }),
  })
  .register(openSchemas, { id: "FullServiceAtLocation" });

/** What the API says about itself; licence and attribution hold for everything under it. */
export const base = z
  .object({ version: z.literal("3.0"), profile: link, openapi_url: link, license: link, attribution: text })
  .register(openSchemas, { id: "Base" });

/** The paging envelope of the standard, with licence and attribution. */
function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    total_items: z.number().int(),
    total_pages: z.number().int(),
    page_number: z.number().int(),
    size: z.number().int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    license: link,
    attribution: text,
    contents: z.array(item),
  });
}

/** The lists, one for each kind; `full=true` puts the full records into services, places and organisations. */
export const pages = {
  services: pageOf(z.union([service, fullService, minimalService])).register(openSchemas, { id: "ServicePage" }),
  service_at_locations: pageOf(z.union([serviceAtLocation, fullServiceAtLocation])).register(openSchemas, {
    id: "ServiceAtLocationPage",
  }),
  organizations: pageOf(z.union([organization, fullOrganization])).register(openSchemas, { id: "OrganizationPage" }),
  locations: pageOf(location).register(openSchemas, { id: "LocationPage" }),
  taxonomies: pageOf(taxonomy).register(openSchemas, { id: "TaxonomyPage" }),
  taxonomy_terms: pageOf(taxonomyTerm).register(openSchemas, { id: "TaxonomyTermPage" }),
} as const;
