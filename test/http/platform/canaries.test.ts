import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { addMissing, mark, PRIVATE } from "../../support/canaries.ts";
import { readEverything } from "../../support/readEverything.ts";

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
  house = await openTestHouse({ hasDemoData: true, isDemo: true, sendsMail: false });
  await addMissing(house.database.db);
  await mark(house.database.pool);
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

const MARKER = /KANARIE-\w+-\w+/gu;

type Everything = Awaited<ReturnType<typeof readEverything>>;
const known = new Map<string, Promise<Everything>>();

/** What a role meets, read once: nothing changes meanwhile, and both questions are about the same pages. */
function everythingOf(role: string): Promise<Everything> {
  const reading = known.get(role) ?? browserFor(role).then((browser) => readEverything(browser, house, MARKER));
  known.set(role, reading);
  return reading;
}
