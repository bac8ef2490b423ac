import type { EnquiryState } from "../../../src/generated/prisma/client.ts";
import type { Db } from "../../../src/shared/db/client.ts";
import { createFormStamp } from "../../../src/shared/forms/stamp.ts";
import { signText, sortKeyFrom } from "../../../src/shared/ids/ids.ts";
import { TEST_NOW, TEST_SECRET } from "../app.ts";

/** The stamp of a form that was opened a minute before the test's moment. */
export function oldStamp(now: Date = TEST_NOW): string {
  return createFormStamp((text) => signText(TEST_SECRET, text)).make(new Date(now.getTime() - 60_000));
}

interface EnquiryGiven {
  readonly reference?: string;
  readonly text?: string;
  readonly state?: EnquiryState;
  readonly contactName?: string | null;
  readonly contactEmail?: string | null;
  readonly contactPhone?: string | null;
  readonly language?: string;
  readonly createdAt?: Date;
  readonly closedAt?: Date | null;
  readonly personId?: string | null;
}

/** One enquiry from the website, an hour old, with a mail address. */
export function buildEnquiry(db: Db, given: EnquiryGiven = {}) {
  return db.enquiry.create({
    data: {
      reference: "W7K-4QX",
      text: "Wo gibt es einen Deutschkurs am Vormittag? Mein Kind ist drei.",
      state: "new",
      contactName: "Beispiel Bewohner",
      contactEmail: "bewohner@example.org",
      createdAt: new Date(TEST_NOW.getTime() - 3_600_000),
      ...given,
    },
  });
}

interface TargetGiven {
  readonly title?: string;
  readonly slug?: string;
  /** ISO day; null for a place nobody ever checked. */
  readonly assuredOn?: string | null;
  readonly hours?: string;
  readonly createdAt?: Date;
  readonly organizationId?: string;
}

const USUAL_TARGET = {
  title: "VHS Hagen, Villa Post",
  slug: "vhs-villa-post",
  assuredOn: "2026-10-01",
  hours: undefined,
  createdAt: TEST_NOW,
};

let count = 0;
/** A published contact point with an address and a phone, for referring to. */
export async function buildReferralTarget(db: Db, given: TargetGiven = {}) {
  const { title, slug, assuredOn, hours, createdAt } = { ...USUAL_TARGET, ...given };
  return db.serviceAtLocation.create({
    data: {
      slug,
      title,
      sortKey: sortKeyFrom(title),
      summary: "Deutschkurse für Erwachsene",
      assuredOn: assuredOn === null ? null : new Date(assuredOn),
      createdAt,
      service: { create: { organizationId: given.organizationId ?? (await buildProvider(db)), name: "Kurse" } },
      location: {
        create: { address: { create: { address1: "Wehringhauser Straße 38", postalCode: "58089", city: "Hagen" } } },
      },
      phones: { create: { number: "+4923312073622" } },
      ...(hours === undefined
        ? {}
        : { openingHours: { connectOrCreate: { where: { text: hours }, create: { text: hours } } } }),
    },
  });
}

async function buildProvider(db: Db): Promise<string> {
  count += 1;
  const slug = `traeger-${String(count)}`;
  const provider = await db.organization.create({
    data: { slug, name: "Beispielträger", sortKey: "beispieltraeger" },
    select: { id: true },
  });
  return provider.id;
}
