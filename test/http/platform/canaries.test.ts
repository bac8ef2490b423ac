import { seedAccounts } from "../../../prisma/seed/accounts.ts";
import { seed } from "../../../prisma/seed/index.ts";
import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { addMissing, mark, PRIVATE } from "../../support/canaries.ts";

// A unique marker in every private field; then everything that links lead to is read as a visitor and as each role.
// Whoever may not know a field must never meet its marker (security.md case 1).

/** Which markers a role may meet in its work. Everybody else meets none. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  guest: [],
  volunteer: [],
  jury: [],
  viewer: [],
  theme_lead: [],
  editor: [],
  administrator: [],
  coordinator: Object.keys(PRIVATE).filter((name) => name !== "credential"),
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
  await addMissing(house.database.db);
  await mark(house.database.pool);
  // two hundred rows of one kind, with nothing private in them
  await house.database.pool.query(
    `DELETE FROM "SearchSynonym" WHERE "id" NOT IN (SELECT "id" FROM "SearchSynonym" ORDER BY "id" LIMIT 2)`,
  );
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
  // nothing shows what is written at a contact that is not public or at a check, once it is done
  expect([...names].toSorted()).toEqual(
    (ALLOWED["coordinator"] ?? []).filter((name) => !["contact", "check"].includes(name)).toSorted(),
  );
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
/** A filter changes which rows are shown, hardly which of their fields. */
const QUERIES_PER_PAGE = 3;
/** Far above what the demo data hold: a crawl that reaches it runs in a circle. */
const LIMIT = 3000;

type Everything = Awaited<ReturnType<typeof readEverything>>;
const known = new Map<string, Promise<Everything>>();

/** What a role meets, read once: nothing changes meanwhile, and both questions are about the same pages. */
function everythingOf(role: string): Promise<Everything> {
  const reading = known.get(role) ?? browserFor(role).then(readEverything);
  known.set(role, reading);
  return reading;
}

/** Follows every link, with the first of its queries; returns each marker with the first address it was met at. */
async function readEverything(browser: Browser): Promise<{ met: Map<string, string>; pages: number }> {
  const met = new Map<string, string>();
  const seen = new Set<string>();
  const isWorthIt = byPage();
  const queue = [...STARTS];
  while (queue.length > 0) {
    const path = queue.shift() ?? "";
    if (seen.has(path) || !isWorthIt(path)) continue;
    seen.add(path);
    if (seen.size > LIMIT) throw new Error(`More than ${String(LIMIT)} pages, the last is ${path}.`);
    const { markers, links } = await readOne(browser, path);
    for (const marker of markers) if (!met.has(marker)) met.set(marker, path);
    queue.push(...links);
  }
  return { met, pages: seen.size };
}

/** Says yes to German pages and files, and to each with a few of its queries only. */
function byPage(): (path: string) => boolean {
  const queries = new Map<string, number>();
  return (path) => {
    const page = path.replace(/\?.*$/u, "");
    const asked = queries.get(page) ?? 0;
    queries.set(page, asked + 1);
    return asked <= QUERIES_PER_PAGE && !/^\/(en|ar)(\/|$)|^\/assets/u.test(path);
  };
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
