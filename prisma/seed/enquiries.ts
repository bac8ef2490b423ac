import type { EnquiryChannel, EnquiryKind, EnquiryState } from "../../src/generated/prisma/client.ts";
import { before, seedId } from "./marks.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";

interface SeedEnquiry {
  readonly reference: string;
  readonly kind?: EnquiryKind;
  readonly channel: EnquiryChannel;
  readonly text: string;
  readonly pagePath?: string;
  readonly language?: string;
  readonly contactName?: string;
  readonly contactEmail?: string;
  readonly state: EnquiryState;
  readonly daysOld: number;
  readonly hoursOld: number;
  readonly answer?: { readonly contactPoint: string; readonly text: string; readonly byMail: boolean };
}

const ENQUIRIES: readonly SeedEnquiry[] = [
  {
    reference: "W7K-4QX",
    channel: "walk_in",
    text: "Mein Fahrrad hat einen Platten und die Bremse schleift. Wer hilft beim Reparieren?",
    contactName: "Beispiel-Besucherin A",
    state: "solved",
    daysOld: 10,
    hoursOld: 2,
    answer: {
      contactPoint: "wiederherstell-bar",
      text: "Am zweiten Samstag im Monat geht es in der Wiederherstell-BAR um Fahrräder. Kommen Sie um 15 Uhr.",
      byMail: false,
    },
  },
  {
    reference: "H3M-9TD",
    channel: "phone",
    text: "Ich möchte Deutsch lernen. Mein Kind ist drei Jahre alt. Gibt es einen Kurs am Vormittag?",
    language: "ro",
    contactName: "Beispiel-Anruferin B",
    contactEmail: "anruferin-b@example.org",
    state: "referred",
    daysOld: 6,
    hoursOld: 4,
    answer: {
      contactPoint: "vhs-villa-post",
      text: "Die VHS in der Villa Post berät zu Deutschkursen. Fragen Sie dort auch nach der Kinderbetreuung.",
      byMail: true,
    },
  },
  {
    reference: "P8R-2VC",
    channel: "web",
    text: "Wir sind eine kleine Theatergruppe und suchen ab Januar einen Raum zum Proben, einmal in der Woche.",
    contactName: "Beispiel-Gruppe C",
    contactEmail: "gruppe-c@example.org",
    state: "new",
    daysOld: 4,
    hoursOld: 1,
  },
  {
    reference: "K5X-7NB",
    kind: "correction",
    channel: "mail",
    text: "Die Zeiten der Kneipe scheinen nicht mehr zu stimmen, am Freitag war um sechs noch zu.",
    pagePath: "/anlaufstellen/pelmke-kneipe",
    contactEmail: "hinweis-d@example.org",
    state: "new",
    daysOld: 1,
    hoursOld: 5,
  },
  {
    reference: "D6F-3YG",
    kind: "barrier",
    channel: "web",
    text: "Ich lese die Seite mit großer Schrift. Auf dem Telefon schneidet die Liste der Termine rechts etwas ab.",
    pagePath: "/termine",
    state: "new",
    daysOld: 0,
    hoursOld: 1,
  },
];

/** Writes five invented enquiries from ten days ago to today; two of them were answered with a contact point. */
export async function seedEnquiries(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  await db.enquiry.createMany({ data: ENQUIRIES.map((enquiry) => enquiryRow(enquiry, now)) });
  await db.referral.createMany({ data: ENQUIRIES.flatMap((enquiry) => referralRows(enquiry, now)) });
}

function enquiryRow(enquiry: SeedEnquiry, now: Date) {
  const createdAt = before(now, enquiry.daysOld, enquiry.hoursOld);
  return {
    id: seedId(`enquiry/${enquiry.reference}`),
    reference: enquiry.reference,
    kind: enquiry.kind ?? "question",
    channel: enquiry.channel,
    text: enquiry.text,
    pagePath: enquiry.pagePath ?? null,
    language: enquiry.language ?? "de",
    contactName: enquiry.contactName ?? null,
    contactEmail: enquiry.contactEmail ?? null,
    state: enquiry.state,
    isExample: true,
    createdAt,
    closedAt: enquiry.state === "solved" ? before(now, enquiry.daysOld - 1) : null,
  };
}

function referralRows({ reference, answer, daysOld }: SeedEnquiry, now: Date) {
  if (answer === undefined) return [];
  return [
    {
      enquiryId: seedId(`enquiry/${reference}`),
      serviceAtLocationId: seedId(`contactPoint/${answer.contactPoint}`),
      answer: answer.text,
      sentByMail: answer.byMail,
      createdAt: before(now, daysOld - 1),
    },
  ];
}
