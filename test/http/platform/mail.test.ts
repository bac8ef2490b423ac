import { inspect } from "node:util";
import { simpleParser, type ParsedMail } from "mailparser";
import nodemailer from "nodemailer";
import { SMTPServer } from "smtp-server";
import { createSendMail } from "../../../src/shared/mail/sendMail.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";

let house: TestHouse;
let server: SMTPServer;
let refuses = false;
const received: { mail: ParsedMail; to: readonly string[] }[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) =>
      done(refuses ? Object.assign(new Error("no such box"), { responseCode: 550 }) : null),
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        received.push({ mail, to: session.envelope.rcptTo.map((recipient) => recipient.address) });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
beforeEach(async () => {
  await house.empty();
  received.length = 0;
  refuses = false;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await house.close();
});

function sendMail() {
  const { port } = server.server.address() as { port: number };
  const transport = nodemailer.createTransport(
    { host: "127.0.0.1", port, ignoreTLS: true },
    { from: "stadtteilladen@example.org" },
  );
  return createSendMail({ db: house.database.db, transport, now: () => house.clock.now });
}

const letter = {
  recipient: "beispiel@example.org",
  subject: "Bestätigen Sie Ihre Anmeldung",
  text: "Guten Tag,\n\nhier ist Ihr Link.",
  template: "test",
  language: "de",
};

it("a mail arrives once, with its row's id, and its text is emptied", async () => {
  const row = await house.database.db.outbox.create({ data: letter });
  const send = sendMail();
  await send(row.id);
  await send(row.id);
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(["beispiel@example.org"]);
  expect(received[0]?.mail.messageId).toBe(`<${row.id}@stadtteilladen>`);
  expect(received[0]?.mail.subject).toBe(letter.subject);
  expect(await house.database.db.outbox.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
    state: "sent",
    text: "",
    recipient: "",
  });
});

it("a refused mail stays, counts its tries, and keeps no address in the fault", async () => {
  refuses = true;
  const row = await house.database.db.outbox.create({ data: letter });
  const fault = await sendMail()(row.id).catch((error: unknown) => error);
  // what the queue writes down of it
  expect(inspect(fault, { depth: 9, showHidden: true })).toMatch(/EENVELOPE 550/u);
  expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain("beispiel@");
  const after = await house.database.db.outbox.findUniqueOrThrow({ where: { id: row.id } });
  expect(after).toMatchObject({ state: "queued", attempts: 1, text: letter.text });
  expect(after.lastError).not.toContain("@");
});
