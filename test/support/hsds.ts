import { z } from "zod";

// The records of HSDS 3.0 as the standard defines them, written apart from the application's own schemas: required
// fields, formats and code lists from https://docs.openreferral.org/en/3.0/hsds/schema_reference.html. A field that the
// standard does not know fails, but for the one of our profile.

const id = z.uuid();
const text = z.string().min(1);
const uri = z.url();
const day = z.iso.date();
const optional = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).partial().shape;

const language = z.strictObject({ id, ...optional({ name: text, code: text, note: text }) });
const phone = z.strictObject({
  id,
  number: text,
  ...optional({ type: text, description: text, languages: z.array(language) }),
});
const contact = z.strictObject({
  id,
  ...optional({ name: text, title: text, department: text, email: z.email(), phones: z.array(phone) }),
});
export const taxonomy = z.strictObject({ id, name: text, description: text, ...optional({ uri, version: text }) });
export const taxonomyTerm = z.strictObject({
  id,
  name: text,
  description: text,
  ...optional({ code: text, parent_id: id, taxonomy: text, taxonomy_detail: taxonomy, language: text, term_uri: uri }),
});
const attribute = z.strictObject({
  id,
  ...optional({ link_id: id, taxonomy_term_id: id, link_type: text, link_entity: text, taxonomy_term: taxonomyTerm }),
});
const weekday = z.enum(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
const schedule = z.strictObject({
  id,
  ...optional({
    valid_from: day,
    valid_to: day,
    timezone: z.number(),
    wkst: weekday,
    freq: z.enum(["WEEKLY", "MONTHLY"]),
    interval: z.number(),
    byday: z.string().regex(/^(-?\d)?(MO|TU|WE|TH|FR|SA|SU)(,(-?\d)?(MO|TU|WE|TH|FR|SA|SU))*$/u),
    description: text,
    opens_at: z.string().regex(/^\d\d:\d\d$/u),
    closes_at: z.string().regex(/^\d\d:\d\d$/u),
    schedule_link: uri,
    notes: text,
  }),
});
const kind = z.enum(["physical", "postal", "virtual"]);
const address = z.strictObject({
  id,
  address_1: text,
  city: text,
  state_province: text,
  postal_code: text,
  country: z.string().length(2),
  address_type: kind,
  ...optional({ address_2: text }),
});
export const location = z.strictObject({
  id,
  location_type: kind,
  ...optional({
    name: text,
    transportation: text,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    addresses: z.array(address),
    accessibility: z.array(z.strictObject({ id, ...optional({ description: text, details: text }) })),
  }),
});
const organizationShape = {
  id,
  name: text,
  description: text,
  ...optional({
    alternate_name: text,
    email: z.email(),
    website: uri,
    legal_status: text,
    uri,
    parent_organization_id: id,
    contacts: z.array(contact),
    phones: z.array(phone),
    attributes: z.array(attribute),
    is_example: z.literal(true),
  }),
};
export const organization = z.strictObject(organizationShape);

const place = z.strictObject({
  id,
  ...optional({
    service_id: id,
    location_id: id,
    description: text,
    contacts: z.array(contact),
    phones: z.array(phone),
    schedules: z.array(schedule),
    location,
    attributes: z.array(attribute),
    is_example: z.literal(true),
  }),
});
export const service = z.strictObject({
  id,
  name: text,
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
  ...optional({
    organization_id: id,
    description: text,
    url: uri,
    interpretation_services: text,
    application_process: text,
    fees_description: text,
    wait_time: text,
    eligibility_description: text,
    minimum_age: z.number(),
    maximum_age: z.number(),
    assured_date: day,
    alert: text,
    last_modified: z.iso.datetime(),
    organization,
    languages: z.array(language),
    cost_options: z.array(
      z.strictObject({
        id,
        ...optional({ option: text, currency: z.string().length(3), amount: z.number(), amount_description: text }),
      }),
    ),
    required_documents: z.array(z.strictObject({ id, document: text })),
    attributes: z.array(attribute),
    service_at_locations: z.array(place),
    is_example: z.literal(true),
  }),
});
export const fullOrganization = z.strictObject({ ...organizationShape, services: z.array(service) });
export const serviceAtLocation = z.strictObject({ ...place.shape, service: service.optional() });

/** The paging envelope; licence and attribution are our profile's. */
export const page = z.strictObject({
  total_items: z.number().int(),
  total_pages: z.number().int(),
  page_number: z.number().int(),
  size: z.number().int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  license: uri,
  attribution: text,
  contents: z.array(z.object({ id })),
});
export const problem = z.strictObject({ type: text, title: text, status: z.number(), detail: text, instance: text });
