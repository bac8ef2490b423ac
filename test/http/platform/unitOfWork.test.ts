import { guest } from "../../../src/shared/access/actor.ts";
import { mayRetry } from "../../../src/shared/db/databaseFault.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildThemes } from "../../support/factories/themes.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const by = { actor: guest, requestId: null };
const trace = { action: "theme.changed", resourceType: "theme", resourceId: null } as const;
const mail = {
  to: "beispiel@example.org",
  subject: "Hallo",
  text: "Guten Tag",
  template: "test",
  language: "de",
} as const;

it("a change without a trace is taken back", async () => {
  await expect(house.unitOfWork(by, ({ tx }) => tx.setting.create({ data: { key: "a", value: 1 } }))).rejects.toThrow(
    "without an audit entry",
  );
  expect(await house.database.db.setting.count()).toBe(0);
});

it("when the job fails, neither change, trace, mail nor notice remains", async () => {
  const failing = house.unitOfWork(by, async (work) => {
    await work.tx.setting.create({ data: { key: "a", value: 1 } });
    work.audit(trace);
    work.mail(mail);
    throw new Error("planted");
  });
  await expect(failing).rejects.toThrow("planted");
  expect([
    await house.database.db.setting.count(),
    await house.database.db.auditEntry.count(),
    await house.database.db.outbox.count(),
  ]).toEqual([0, 0, 0]);
});

it("a mail is written with its change and handed to the queue", async () => {
  await house.unitOfWork(by, (work) => {
    work.audit(trace);
    work.mail(mail);
    return Promise.resolve();
  });
  const row = await house.database.db.outbox.findFirstOrThrow();
  expect(row).toMatchObject({ recipient: mail.to, subject: mail.subject, state: "queued" });
  expect(house.jobs).toEqual([{ queue: "mail", data: { outboxId: row.id } }]);
});

it("two that lock each other: both succeed, because the loser tries again", async () => {
  await buildThemes(house.database.db, { a: "A", b: "B" });
  const swap = (first: string, second: string) =>
    house.unitOfWork(by, async ({ tx, audit }) => {
      audit(trace);
      await tx.taxonomyTerm.updateMany({ where: { code: first }, data: { version: { increment: 1 } } });
      await new Promise((resolve) => setTimeout(resolve, 150));
      await tx.taxonomyTerm.updateMany({ where: { code: second }, data: { version: { increment: 1 } } });
    });
  await Promise.all([swap("a", "b"), swap("b", "a")]);
  const versions = await house.database.db.taxonomyTerm.findMany({ select: { version: true } });
  expect(versions.map((row) => row.version)).toEqual([3, 3]);
});

it("the audit can be neither changed nor deleted", async () => {
  await house.unitOfWork(by, ({ audit }) => {
    audit(trace);
    return Promise.resolve();
  });
  await expect(house.database.pool.query(`UPDATE "AuditEntry" SET "action" = 'x'`)).rejects.toThrow("append-only");
  await expect(house.database.pool.query(`DELETE FROM "AuditEntry"`)).rejects.toThrow("append-only");
  await expect(house.database.pool.query(`TRUNCATE "AuditEntry"`)).rejects.toThrow("append-only");
});

it("only serialization failures and deadlocks are tried again", () => {
  expect(mayRetry({ code: "40001" })).toBe(true);
  expect(mayRetry({ code: "23505" })).toBe(false);
  expect(mayRetry(new Error("x"))).toBe(false);
});
