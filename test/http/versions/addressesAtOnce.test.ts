import { guest } from "../../../src/shared/access/actor.ts";
import { sortKeyFrom } from "../../../src/shared/ids/ids.ts";
import { freeSlug } from "../../../src/shared/versions/freeSlug.ts";
import { freeSlugs } from "../../../src/shared/versions/freeSlugs.ts";
import type { Tx } from "../../../src/shared/db/client.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const ARRIVAL = 300;
const by = { actor: guest, requestId: null };
const pause = () => new Promise((done) => setTimeout(done, ARRIVAL));

/** Adds an organisation as forms and imports do, and stays in its transaction until `held` is over. */
function add(
  name: string,
  choose: (tx: Tx) => Promise<string>,
  held: Promise<unknown> = Promise.resolve(),
): Promise<string> {
  return house.unitOfWork(by, async ({ tx, audit }) => {
    const slug = await choose(tx);
    const { id } = await tx.organization.create({ data: { name, slug, sortKey: sortKeyFrom(name) } });
    audit({ action: "organization.added", resourceType: "organization", resourceId: id });
    await held;
    return slug;
  });
}
const byForm = (name: string) => (tx: Tx) => freeSlug(tx, "organization", name);
const byImport = (name: string) => async (tx: Tx) => (await freeSlugs(tx, "organization"))(name);

it("while an import is being written others add entries without waiting for it", async () => {
  let end: (value: unknown) => void = () => undefined;
  const importing = add("Nachbarn", byImport("Nachbarn"), new Promise((done) => (end = done)));
  await pause();
  expect(await add("Werkstatt", byForm("Werkstatt"))).toBe("werkstatt");
  end(null);
  expect(await importing).toBe("nachbarn");
});

it.each([
  ["a form", byForm],
  ["an import", byImport],
])("%s that chooses the address of somebody not yet done waits, and takes the next one", async (_who, choose) => {
  const first = add("Nachbarn", byForm("Nachbarn"), pause());
  await new Promise((done) => setTimeout(done, ARRIVAL / 3));
  expect(await add("Nachbarn", choose("Nachbarn"))).toBe("nachbarn-2");
  expect(await first).toBe("nachbarn");
  expect(await house.database.db.organization.count()).toBe(2);
});

it("an address that another record gives up at this moment is not chosen", async () => {
  await add("Nachbarn", byForm("Nachbarn"));
  const renaming = house.unitOfWork(by, async ({ tx, audit }) => {
    await tx.organization.updateMany({ where: { slug: "nachbarn" }, data: { slug: "hausgemeinschaft" } });
    audit({ action: "record.address_changed", resourceType: "organization", resourceId: null });
    await pause();
  });
  await new Promise((done) => setTimeout(done, ARRIVAL / 3));
  expect(await add("Nachbarn", () => Promise.resolve("nachbarn")).catch((error: unknown) => String(error))).toContain(
    "SlugRedirect_pkey",
  );
  await renaming;
  expect(await add("Nachbarn", byForm("Nachbarn"))).toBe("nachbarn-2");
});
