import { pino } from "pino";
import { SMTPServer } from "smtp-server";
import { createJobs, type Jobs } from "../../../src/jobs.ts";
import { MAIL_RETRIES, createSendMail } from "../../../src/shared/mail/sendMail.ts";
import { createDiscardMails, createRequeueMails } from "../../../src/shared/mail/waitingMails.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";

let house: TestHouse;
let server: SMTPServer;
let received: string[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      received.push(...session.envelope.rcptTo.map((recipient) => recipient.address));
      stream.resume().on("end", () => {
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
beforeEach(async () => {
  await house.empty();
  received = [];
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await house.close();
});

function openJobs({ sends }: { sends: boolean }): Jobs {
  const { port } = server.server.address() as { port: number };
  return createJobs({
    databaseUrl: house.database2.url,
    smtpUrl: sends ? `smtp://127.0.0.1:${String(port)}` : undefined,
    sender: "stadtteilladen@example.org",
    log: pino({ level: "silent" }),
    isWorking: true,
  });
}

const writeLetter = (recipient: string, more: { createdAt?: Date; state?: "queued" | "failed" | "sent" } = {}) =>
  house.database.db.outbox.create({
    data: { recipient, subject: "Ihre Anmeldung", text: "Guten Tag", template: "test", ...more },
    select: { id: true },
  });
const statesOf = async () =>
  (await house.database.db.outbox.findMany({ orderBy: { id: "asc" }, select: { state: true } })).map(
    ({ state }) => state,
  );

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100 && !(await isDone()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

it("letters whose job is gone leave once a mail server is set, one mail each, however many processes start", async () => {
  const waiting = openJobs({ sends: false });
  await waiting.start(house);
  await writeLetter("eins@example.org");
  await writeLetter("zwei@example.org");
  await waiting.stop();
  const both = [openJobs({ sends: true }), openJobs({ sends: true })];
  for (const jobs of both) await jobs.start(house);
  await until(async () => (await statesOf()).every((state) => state === "sent"));
  await Promise.all(both.map((jobs) => jobs.stop()));
  expect(await statesOf()).toEqual(["sent", "sent"]);
  expect(received.toSorted()).toEqual(["eins@example.org", "zwei@example.org"]);
}, 30_000);

it("only letters that wait, that nobody is sending and that have no live job are handed in again", async () => {
  const jobs = openJobs({ sends: false });
  await jobs.start(house);
  try {
    const lost = await writeLetter("verloren@example.org");
    const known = await writeLetter("bekannt@example.org");
    const claimed = await writeLetter("unterwegs@example.org");
    await writeLetter("", { state: "sent" });
    await house.database.db.$transaction((tx) => jobs.enqueue(tx, "mail", { outboxId: known.id }));
    await house.database2.pool.query(
      `UPDATE "Outbox" SET "scheduledFor" = now() + interval '1 minute' WHERE "id" = $1`,
      [claimed.id],
    );
    const handedIn: string[] = [];
    const requeue = createRequeueMails({
      pool: house.database2.pool,
      enqueue: (id) => Promise.resolve(void handedIn.push(id)),
    });
    expect(await requeue()).toBe(1);
    expect(handedIn).toEqual([lost.id]);
  } finally {
    await jobs.stop();
  }
}, 30_000);

it("two jobs for one letter at the same moment send it once", async () => {
  const { id } = await writeLetter("einmal@example.org");
  const sent: string[] = [];
  const transport = {
    sendMail: async ({ subject }: { subject?: unknown }) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      sent.push(String(subject));
    },
  };
  const send = createSendMail({ db: house.database.db, transport: transport as never, now: () => house.clock.now });
  await Promise.all(Array.from({ length: 5 }, () => send(id)));
  expect(sent).toHaveLength(1);
});

it("a letter that is refused every time waits for the desk instead of being tried for ever", async () => {
  const { id } = await writeLetter("nie@example.org");
  const transport = { sendMail: () => Promise.reject(new Error("no such box: nie@example.org")) };
  const send = createSendMail({ db: house.database.db, transport: transport, now: () => house.clock.now });
  for (let tries = 0; tries <= MAIL_RETRIES; tries += 1) {
    expect(await statesOf()).toEqual(["queued"]);
    // the queue keeps what it is thrown, and a server repeats the address
    await expect(send(id)).rejects.toThrow(/^The mail server refused: unknown$/u);
  }
  expect(await house.database.db.outbox.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: "failed",
    attempts: MAIL_RETRIES + 1,
    lastError: "unknown",
    text: "Guten Tag",
  });
  await send(id);
});

it("after 30 days letters that did not leave are deleted, and the audit counts them", async () => {
  const daysAgo = (days: number) => new Date(house.clock.now.getTime() - days * 24 * 3_600_000);
  await writeLetter("alt@example.org", { createdAt: daysAgo(31) });
  await writeLetter("verweigert@example.org", { createdAt: daysAgo(31), state: "failed" });
  await writeLetter("", { createdAt: daysAgo(400), state: "sent" });
  await writeLetter("neu@example.org", { createdAt: daysAgo(29) });
  const discard = createDiscardMails({ unitOfWork: house.unitOfWork, now: () => house.clock.now });
  expect(await discard()).toBe(2);
  expect(await discard()).toBe(0);
  expect(await statesOf()).toEqual(["sent", "queued"]);
  const entries = await house.database.db.auditEntry.findMany({ where: { action: "mail.discarded" } });
  expect(entries.map((entry) => entry.changes)).toEqual([[{ field: "mails", old: 2, new: 0 }]]);
});
