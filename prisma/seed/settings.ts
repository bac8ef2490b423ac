import { seedId, type SeedDatabase } from "./marks.ts";

const OPERATOR = {
  name: "Beispielträger Stadtteilladen Wehringhausen",
  street: "Beispielstraße 1",
  postalCode: "58089",
  city: "Hagen",
  email: "kontakt@example.org",
  phone: "",
  responsible: "Beispiel-Verantwortliche",
  carrierType: "association",
  deskPointId: seedId("contactPoint/koordination"),
} as const;

/** The setting that says: the rows of this database are the demo's. */
export const DEMO_MARK = "demo";

/** Marks the database as a demo and says who runs the demo, nobody real, and which contact point is its desk. The kind of carrier (association, municipal, church) decides which data protection law is named. */
export async function seedSettings(db: SeedDatabase): Promise<void> {
  await db.setting.create({ data: { key: "operator", value: OPERATOR } });
  await db.setting.create({ data: { key: DEMO_MARK, value: true } });
}
