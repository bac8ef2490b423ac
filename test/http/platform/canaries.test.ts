import { seedAccounts } from "../../../prisma/seed/accounts.ts";
import { seed } from "../../../prisma/seed/index.ts";
import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";

// A unique marker in every private field; then everything that links lead to is read as a visitor and as each role.
// Whoever may not know a field must never meet its marker (security.md case 1).

const PRIVATE: Readonly<
  Record<string, { readonly table: string; readonly where?: string; readonly columns: readonly string[] }>
> = {
  volunteer: {
    table: "Person",
    where: `"id" IN (SELECT "personId" FROM "VolunteerProfile")`,
    columns: ["displayName", "phone", "postalAddress", "note"],
  },
  profile: { table: "VolunteerProfile", columns: ["wishes"] },
  assignment: { table: "Assignment", columns: ["message"] },
  consent: { table: "Consent", columns: ["text"] },
  enquiry: { table: "Enquiry", columns: ["text", "contactName", "contactPhone"] },
  referral: { table: "Referral", columns: ["answer"] },
  party: { table: "SpaceParty", columns: ["name", "phone", "note"] },
  contact: { table: "Contact", where: `NOT "isPublic"`, columns: ["name", "phone"] },
  outbox: { table: "Outbox", columns: ["subject", "text", "recipient"] },
  credential: { table: "Credential", columns: ["passwordHash", "totpSecret"] },
};

/** Which markers a role may meet in its work. Everybody else meets none. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  guest: [],
  volunteer: [],
  jury: [],
  viewer: [],
  theme_lead: [],
  editor: [],
  administrator: [],
  coordinator: ["volunteer", "profile", "assignment", "consent", "enquiry", "referral", "party", "contact", "outbox"],
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ isDemo: true, sendsMail: false });
  await house.empty();
  await house.database.db.$transaction(
    async (tx) => {
      await seed(tx, { now: house.clock.now });
      await seedAccounts(tx, { now: house.clock.now, seal: house.deps.secretBox.seal });
    },
    { timeout: 30_000 },
  );
  await house.database.db.contact.create({
    data: {
      name: "x",
      phone: "x",
      isPublic: false,
      serviceAtLocationId: (await house.database.db.serviceAtLocation.findFirstOrThrow()).id,
    },
  });
  const space = await house.database.db.space.findFirstOrThrow();
  await house.database.db.spaceParty.create({
    data: { spaceId: space.id, role: "owner", name: "x", phone: "x", note: "x" },
  });
  await house.database.db.outbox.create({ data: { recipient: "x", subject: "x", text: "x", template: "test" } });
  for (const [name, { table, where, columns }] of Object.entries(PRIVATE)) {
    const set = columns.map((column) => `"${column}" = 'KANARIE-${name}-${column}'`).join(", ");
    await house.database.pool.query(`UPDATE "${table}" SET ${set} ${where ? `WHERE ${where}` : ""}`);
  }
}, 60_000);
afterAll(() => house.close());

it.each(Object.keys(ALLOWED))(
  "%s meets no private field that is not theirs",
  async (role) => {
    const { met, pages } = await everythingOf(role);
    const allowed = ALLOWED[role] ?? [];
    expect([...met].filter(([marker]) => !allowed.some((name) => marker.startsWith(`KANARIE-${name}-`)))).toEqual([]);
    expect(pages).toBeGreaterThan(role === "guest" ? 60 : 10);
  },
  120_000,
);

it("the markers can be met at all: the coordinator does", async () => {
  const { met } = await everythingOf("coordinator");
  const names = new Set([...met.keys()].map((marker) => marker.split("-")[1]));
  expect(names).toContain("volunteer");
  expect(names).toContain("enquiry");
}, 120_000);

async function browserFor(role: string): Promise<Browser> {
  if (role === "guest") return house.visitor();
  if (role === "volunteer") {
    const person = await house.database.db.person.create({
      data: {
        displayName: "Andere Beispielperson",
        sortKey: "andere",
        state: "active",
        volunteerProfile: { create: {} },
      },
      select: { id: true },
    });
    return house.as({ id: person.id, kind: "volunteer" });
  }
  const grant = await house.database.db.roleGrant.findFirstOrThrow({
    where: { role: role as "jury" },
    select: { personId: true },
  });
  return house.as({ id: grant.personId });
}

const STARTS = [
  "/",
  "/buero",
  "/konto",
  "/leicht/",
  "/kontakt",
  "/aktuelles.atom",
  "/termine.ics",
  "/sitemap.xml",
  "/robots.txt",
  "/metrics",
  "/konto/daten.json",
  "/api/openapi.json",
  "/api/anlaufstellen.geojson",
  "/api/anlaufstellen.csv",
  "/api/aenderungen.atom",
  ...["services", "service_at_locations", "organizations"].map((kind) => `/api/hsds/${kind}?format=ndjson&full=true`),
  ...["locations", "taxonomies", "taxonomy_terms"].map((kind) => `/api/hsds/${kind}?format=ndjson`),
];
const LIMIT = 500;

type Everything = Awaited<ReturnType<typeof readEverything>>;
const known = new Map<string, Promise<Everything>>();

/** What a role meets, read once: nothing changes meanwhile, and both questions are about the same pages. */
function everythingOf(role: string): Promise<Everything> {
  const reading = known.get(role) ?? browserFor(role).then(readEverything);
  known.set(role, reading);
  return reading;
}

/** Follows every link, with its query; returns each marker with the first address it was met at. */
async function readEverything(browser: Browser): Promise<{ met: Map<string, string>; pages: number }> {
  const met = new Map<string, string>();
  const seen = new Set<string>();
  const queue = [...STARTS];
  while (queue.length > 0 && seen.size < LIMIT) {
    const path = queue.shift() ?? "";
    if (seen.has(path) || /^\/(en|ar)(\/|$)|^\/assets/u.test(path)) continue;
    seen.add(path);
    const { markers, links } = await readOne(browser, path);
    for (const marker of markers) if (!met.has(marker)) met.set(marker, path);
    queue.push(...links);
  }
  return { met, pages: seen.size };
}

async function readOne(
  browser: Browser,
  path: string,
): Promise<{ markers: readonly string[]; links: readonly string[] }> {
  const response = await browser
    .get(path)
    .redirects(0)
    .buffer(true)
    .ok(() => true);
  const body = `${response.text} ${JSON.stringify(response.headers)}`;
  const links = Array.from(body.matchAll(/\s(?:href|action)="(\/[^"#]*)/gu), ([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  const { location } = response.headers;
  return {
    markers: Array.from(body.matchAll(/KANARIE-\w+-\w+/gu), ([marker]) => marker),
    links: location === undefined ? links : [...links, location],
  };
}
