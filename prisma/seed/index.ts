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
import { seedSettings } from "./settings.ts";
import { seedThemes } from "./themes.ts";
import { seedVolunteers } from "./volunteers.ts";

/** Tells whether nothing was ever seeded or entered: an installation without vocabulary has no other rows either. */
export async function isEmpty(db: Pick<SeedDatabase, "taxonomyTerm">): Promise<boolean> {
  return (await db.taxonomyTerm.findFirst({ select: { id: true } })) === null;
}

/** Writes the demo data. Call it on an empty database and inside a transaction; a second call breaks on the fixed ids. */
export async function seed(db: SeedDatabase, context: SeedContext): Promise<void> {
  await seedThemes(db);
  await seedSettings(db);
  await seedOrganisations(db);
  await seedInitiatives(db);
  await seedContactPoints(db, context);
  await seedFocusSpaces(db);
  await seedNeeds(db, context);
  await seedVolunteers(db, context);
  await seedConferences(db, context);
  await seedNews(db, context);
  await seedDocuments(db);
  await seedEvents(db, context);
  await seedEnquiries(db, context);
}
