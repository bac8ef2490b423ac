import { seedConferences } from "./conferences.ts";
import { seedContactPoints } from "./contactPoints.ts";
import { seedDocuments } from "./documents.ts";
import { seedEnquiries } from "./enquiries.ts";
import { seedEvents } from "./events.ts";
import { seedFocusSpaces } from "./focusSpaces.ts";
import { seedInitiatives } from "./initiatives.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";
import { seedNeeds } from "./needs.ts";
import { seedNews } from "./news.ts";
import { seedOrganisations } from "./organisations.ts";
import { ensureSearchWords } from "./searchWords.ts";
import { DEMO_MARK, seedSettings } from "./settings.ts";
import { ensureVocabulary } from "./themes.ts";
import { seedPlanning } from "./planning.ts";
import { seedUpkeep } from "./upkeep.ts";
import { seedVolunteers } from "./volunteers.ts";

/** Tells whether nobody ever entered anything: no person, no access, no trace, no organisation. The vocabulary may be there. */
export async function isEmpty(
  db: Pick<SeedDatabase, "person" | "credential" | "auditEntry" | "organization">,
): Promise<boolean> {
  const rows = [
    await db.person.findFirst({ select: { id: true } }),
    await db.credential.findFirst({ select: { personId: true } }),
    await db.auditEntry.findFirst({ select: { id: true } }),
    await db.organization.findFirst({ select: { id: true } }),
  ];
  return rows.every((row) => row === null);
}

/** Tells whether the rows of this database are the demo's. */
export async function isDemo(db: Pick<SeedDatabase, "setting">): Promise<boolean> {
  return (await db.setting.findUnique({ where: { key: DEMO_MARK }, select: { key: true } })) !== null;
}

/** Writes the demo data. Call it on an empty database (its vocabulary may be there) and inside a transaction; a second call breaks on the fixed ids. */
export async function seed(db: SeedDatabase, context: SeedContext): Promise<void> {
  await ensureVocabulary(db);
  await ensureSearchWords(db);
  await seedSettings(db);
  await seedOrganisations(db);
  await seedInitiatives(db);
  await seedContactPoints(db, context);
  await seedFocusSpaces(db);
  await seedNeeds(db, context);
  await seedVolunteers(db, context);
  await seedPlanning(db, context);
  await seedConferences(db, context);
  await seedNews(db, context);
  await seedDocuments(db);
  await seedEvents(db, context);
  await seedEnquiries(db, context);
  await seedUpkeep(db, context);
}
