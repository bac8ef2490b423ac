import type { Response } from "supertest";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const LOG = "/buero/verwaltung/protokoll";
const OPERATOR = "/buero/verwaltung/betreiber";
const operator = {
  name: "Trägerverein Beispiel e. V.",
  street: "Beispielstraße 2",
  postalCode: "58089",
  city: "Hagen",
  email: "post@example.org",
  phone: "02331 123456",
  responsible: "Vera Verantwortlich",
  carrierType: "association",
  version: "0",
};

it("the operator is saved, read again, and logged without the name of the responsible person", async () => {
  const admin = await house.as(await house.staff("administrator"));
  expect(readPage(await admin.get(OPERATOR).expect(200)).value("version")).toBe("0");
  await admin.post(OPERATOR, operator).expect(303);
  const page = readPage(await admin.get(OPERATOR).expect(200));
  expect([page.value("name"), page.value("phone"), page.value("version")]).toEqual([
    operator.name,
    "+492331123456",
    "1",
  ]);
  const stored = await house.database.db.setting.findUniqueOrThrow({ where: { key: "operator" } });
  expect(Object.keys(stored.value as object).sort()).toEqual(
    ["carrierType", "city", "deskPointId", "email", "name", "phone", "postalCode", "responsible", "street"].sort(),
  );
  const entry = await house.database.db.auditEntry.findFirstOrThrow({ where: { action: "operator.changed" } });
  expect(JSON.stringify(entry.changes)).toContain("Beispielstraße 2");
  expect(JSON.stringify(entry.changes)).not.toContain("Vera");
});

it("two people save the operator: the second is told; bad fields keep what was typed; others may not", async () => {
  const admin = await house.as(await house.staff("administrator"));
  await admin.post(OPERATOR, operator).expect(303);
  expect(readPage(await admin.post(OPERATOR, operator).expect(422)).faults[0]).toContain("inzwischen geändert");
  const bad = readPage(await admin.post(OPERATOR, { ...operator, version: "1", postalCode: "5808" }).expect(422));
  expect(bad.faults).toEqual(["Geben Sie eine Postleitzahl mit fünf Ziffern ein."]);
  expect(bad.value("name")).toBe(operator.name);
  await admin.post(OPERATOR, { ...operator, version: "1", carrierType: "firma" }).expect(422);
  await admin.post(OPERATOR, { ...operator, version: "1", key: "other" }).expect(422);
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post(OPERATOR, operator).expect(403);
});

it("the log tells in a sentence who changed what, from what to what, and names volunteers nowhere", async () => {
  await buildThemes(house.database.db);
  const { id: volunteerId } = await house.database.db.person.create({
    data: { displayName: "Vroni Freiwillig", sortKey: "vroni", source: "web", state: "active" },
  });
  const by = {
    actor: { kind: "volunteer", personId: volunteerId, name: "Vroni Freiwillig" },
    requestId: null,
  } as const;
  await house.unitOfWork(by, ({ audit }) => {
    audit({
      action: "volunteer.changed",
      resourceType: "person",
      resourceId: volunteerId,
      changes: [{ field: "phone" }],
    });
    audit({ action: "moon.eclipsed", resourceType: "theme", resourceId: null });
    return Promise.resolve();
  });
  const coordinator = await house.as(await house.staff("coordinator"));
  const changed = { name: "Kreatives Viertel", shortName: "", description: "", house: "wohnen", position: "2" };
  await coordinator.post("/buero/themen/kreativ", { ...changed, version: "1" }).expect(303);
  const admin = await house.as(await house.staff("administrator"));
  const { text } = readPage(await admin.get(LOG).expect(200));
  expect(text).toContain("Beispiel coordinator hat ein Thema geändert: Kreatives Viertel");
  expect(text).toContain("Name: KreativQuartier → Kreatives Viertel");
  expect(text).toContain("Querschnittsthema: ja → nein");
  expect(text).toContain("Telefon (ohne Werte, weil persönlich)");
  expect(text).toContain("moon.eclipsed");
  expect(text).not.toContain("Vroni");
});

it("the log tells roles, states and themes in words; what it does not know it tells as it is stored", async () => {
  const actor = await house.staff("administrator");
  const by = {
    actor: { kind: "staff", personId: actor.id, name: "Beispiel administrator", roles: [] },
    requestId: null,
  } as const;
  await house.unitOfWork(by, ({ audit }) => {
    audit({
      action: "role_grant.added",
      resourceType: "role_grant",
      resourceId: null,
      changes: [{ field: "role", new: "theme_lead" }],
    });
    audit({
      action: "need.changed",
      resourceType: "need",
      resourceId: null,
      changes: [{ field: "state", old: "draft", new: "eclipsed" }],
    });
    audit({
      action: "initiative.themes_assigned",
      resourceType: "organization",
      resourceId: null,
      changes: [{ field: "theme.image", old: "main", new: "further" }],
    });
    return Promise.resolve();
  });
  const { text } = readPage(await (await house.as(actor)).get(LOG).expect(200));
  expect(text).toContain("Rolle: leer → Themenpatin oder Themenpate");
  expect(text).toContain("Entwurf → eclipsed");
  expect(text).toContain("Thema „image“: Hauptthema → weiteres Thema");
});

it("the filter narrows by person, area, action and day, and nonsense in the address is left aside", async () => {
  const actor = await house.staff("coordinator");
  const other = await house.staff("viewer");
  const write = (personId: string, action: string, resourceType: "theme" | "need") =>
    house.unitOfWork({ actor: { kind: "staff", personId, name: "x", roles: [] }, requestId: null }, ({ audit }) => {
      audit({ action, resourceType, resourceId: null });
      return Promise.resolve();
    });
  await write(actor.id, "theme.added", "theme");
  await write(actor.id, "need.changed", "need");
  await write(other.id, "theme.retired", "theme");
  await house.database.pool.query(`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`);
  await house.database.pool.query(
    `UPDATE "AuditEntry" SET "at" = '2026-10-05T21:30:00Z' WHERE "action" = 'theme.retired'`,
  );
  await house.database.pool.query(`ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`);
  const admin = await house.as(await house.staff("administrator"));
  const found = async (query: string) => {
    const csv = (await admin.get(`${LOG}.csv?${query}`).expect(200)).text;
    const said = {
      "theme.added": "ein Thema angelegt",
      "need.changed": "ein Gesuch geändert",
      "theme.retired": "ein Thema ruhen lassen",
    };
    expect(csv).not.toMatch(/theme\.|need\./u);
    return Object.entries(said).flatMap(([action, words]) => (csv.includes(`;${words};`) ? [action] : []));
  };
  expect(await found("")).toHaveLength(3);
  expect(await found(`person=${other.id}`)).toEqual(["theme.retired"]);
  expect(await found("art=need")).toEqual(["need.changed"]);
  expect(await found("aktion=theme.added")).toEqual(["theme.added"]);
  expect(await found("bis=2026-10-05")).toEqual(["theme.retired"]);
  expect(await found("von=2026-10-06")).toEqual(["theme.added", "need.changed"]);
  expect(await found("bis=2026-10-04")).toEqual([]);
  for (const query of [
    "person=x&art=y&aktion=z&von=gestern&nach=x",
    "art=theme&art=need",
    "person[]=1",
    "von=2026-13-45",
  ])
    await admin.get(`${LOG}?${query}`).expect(200);
});

it("120 entries come in pages without a gap or a double, also while new ones arrive", async () => {
  const by = { actor: { kind: "system" }, requestId: null } as const;
  for (let part = 0; part < 3; part += 1)
    await house.unitOfWork(by, ({ audit }) => {
      for (let number = 0; number < 40; number += 1)
        audit({
          action: `row.n${"abcdefghijklmnopqrstuvwxyz"[part] ?? ""}${String.fromCharCode(97 + (number % 26))}${number >= 26 ? "x" : "y"}`,
          resourceType: "theme",
          resourceId: null,
        });
      return Promise.resolve();
    });
  const admin = await house.as(await house.staff("administrator"));
  const seen: string[] = [];
  let path: string | null = LOG;
  while (path !== null) {
    const answer: Response = await admin.get(path).expect(200);
    seen.push(...Array.from(answer.text.matchAll(/<p>Das Programm: (row\.\w+)</gu), ([, name = ""]) => name));
    path = readPage(answer).linkTo("Ältere Einträge");
    await house.unitOfWork(by, ({ audit }) => {
      audit({ action: "late.entry", resourceType: "theme", resourceId: null });
      return Promise.resolve();
    });
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});

it("the table for spreadsheets disarms formulas, and only the administration gets it", async () => {
  const { id } = await house.staff("administrator");
  await house.database.db.person.update({ where: { id }, data: { displayName: '=HYPERLINK("x")' } });
  const admin = await house.as({ id });
  await admin.post(OPERATOR, { ...operator, name: "+1+1" }).expect(303);
  const answer = await admin.get(`${LOG}.csv`).expect(200);
  expect(answer.headers["content-disposition"]).toContain("attachment");
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.text.startsWith("\uFEFF")).toBe(true);
  for (const cell of answer.text.slice(1).split(/[;\r\n]+/u)) expect(cell).not.toMatch(/^"?[=+\-@\t]/u);
  expect(answer.text).toContain("'=HYPERLINK");
  await (await house.as(await house.staff("coordinator"))).get(`${LOG}.csv`).expect(403);
  await house.visitor().get(`${LOG}.csv`).expect(303);
});
