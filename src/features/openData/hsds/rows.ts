// One row of each view in `open_data`, as PostgreSQL gives it.

export interface ServiceRow {
  readonly id: string;
  readonly organization_id: string | null;
  readonly name: string;
  readonly description: string;
  readonly application_process: string | null;
  readonly fees_description: string | null;
  readonly eligibility: string | null;
  readonly minimum_age: number | null;
  readonly maximum_age: number | null;
  readonly interpretation_services: string | null;
  readonly is_free: boolean | null;
  readonly wait_time: string | null;
  readonly status: "active" | "inactive" | "defunct" | "temporarily_closed";
  readonly updated_at: Date;
}

export interface PointRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly service_id: string;
  readonly location_id: string;
  readonly languages: readonly string[];
  readonly interpreted_languages: readonly string[];
  readonly opening_hours: string | null;
  readonly opening_hours_note: string | null;
  readonly alert: string | null;
  readonly alert_until: Date | null;
  /** ISO day */
  readonly assured_on: string | null;
  readonly is_example: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface OrganizationRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly alternate_name: string | null;
  readonly description: string;
  readonly email: string | null;
  readonly website: string | null;
  readonly legal_status: string | null;
  readonly is_initiative: boolean;
  readonly is_example: boolean;
  readonly parent_id: string | null;
  readonly updated_at: Date;
}

export interface LocationRow {
  readonly id: string;
  readonly location_type: "physical" | "postal" | "virtual";
  readonly name: string | null;
  readonly wheelchair: "yes" | "limited" | "no" | "unknown";
  readonly transportation: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly address_1: string | null;
  readonly address_2: string | null;
  readonly postal_code: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly updated_at: Date;
}

export interface PhoneRow {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly description: string | null;
  readonly languages: readonly string[];
  readonly organization_id: string | null;
  readonly contact_point_id: string | null;
}

export interface ContactRow {
  readonly id: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly organization_id: string | null;
  readonly contact_point_id: string | null;
}

export interface AccessibilityRow {
  readonly id: string;
  readonly location_id: string;
  readonly feature: string;
  readonly answer: "yes" | "partly" | "no" | "unknown";
  readonly details: string | null;
}

export interface DocumentRow {
  readonly id: string;
  readonly service_id: string;
  readonly document: string;
}

export interface TaxonomyRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly uri: string | null;
  readonly version: string;
}

export interface TermRow {
  readonly id: string;
  readonly taxonomy_id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly parent_id: string | null;
  readonly term_uri: string | null;
}

export interface AttributeRow {
  readonly id: string;
  readonly term_id: string;
  readonly link_id: string;
}
