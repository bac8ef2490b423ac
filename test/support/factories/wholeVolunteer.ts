import type { Browser, TestHouse } from "../app.ts";
import { readPage } from "../page.ts";
import { buildUpkeepOf } from "./upkeepOf.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "./volunteers.ts";

export const MARK = "kanarienvogel";
/** The telephone number, as it is typed, shown and stored. */
const MARKED_PHONE = "02331 7531357";
export const MARKER = /kanarienvogel|753\s?1357/giu;

const marked = (field: string) => `${MARK}-${field}`;
const PASSWORD = "Drei Tauben am Bodelschwinghplatz";
const shift = (day: string) => ({ from: `${day}T09:00:00Z`, to: `${day}T11:00:00Z`, places: 3 });

/** A minor who left something everywhere, by their own hand and through the desk; the marker in every word of theirs. */
export async function buildWholeVolunteer(
  house: TestHouse,
): Promise<{ id: string; browser: Browser; coordinator: Browser }> {
  await buildVocabulary(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  const id = await register(house);
  const browser = await house.as({ id, kind: "volunteer" });
  const story = { house, id, browser, coordinator };
  await openAccess(story);
  await takePart(story);
  await isKnownAtDesk(story);
  await leaveInTables(house, id);
  return { id, browser, coordinator };
}

interface Story {
  readonly house: TestHouse;
  readonly id: string;
  readonly browser: Browser;
  readonly coordinator: Browser;
}

const told = {
  name: marked("name"),
  channel: "email",
  email: `${MARK}@example.org`,
  phone: MARKED_PHONE,
  address: marked("address"),
  "zeit-0-0": "1",
  "zeit-6-2": "2",
  thema: ["kreativ"],
  skill: ["garten"],
  sprache: ["de", "tr"],
  wishes: marked("wishes"),
  "aussage-draussen": "fits",
  "aussage-gruppe": "",
  doppelt: "draussen",
  alter: "jung",
  geboren: "2010-05-14",
  sorgeName: marked("guardian"),
  sorgeMail: `${MARK}-guardian@example.org`,
  sorgePhone: MARKED_PHONE,
  consent: "ja",
};

/** Registers, confirms, and the guardian agrees. */
async function register(house: TestHouse): Promise<string> {
  const visitor = house.visitor();
  const stempel = readPage(await visitor.get("/mitmachen/anmelden").expect(200)).value("stempel") ?? "";
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  await visitor.post("/mitmachen/anmelden", { ...told, website: "", gesuch: "", stempel }).expect(303);
  await visitor.post(await linkInLetter(house, "registration.confirm")).expect(303);
  await visitor.post(await linkInLetter(house, "guardian.ask"), { antwort: "geben" }).expect(303);
  const person = await house.database.db.person.findFirstOrThrow({
    where: { email: told.email },
    select: { id: true },
  });
  return person.id;
}

async function linkInLetter(house: TestHouse, template: string): Promise<string> {
  const letter = await house.database.db.outbox.findFirstOrThrow({ where: { template }, orderBy: { id: "desc" } });
  return /http:\/\/stadtteilladen\.test(\S+)/u.exec(letter.text)?.[1] ?? "";
}

/** A password, the address of a calendar, a card from the desk; a letter that has gone out and has no address any more. */
async function openAccess({ house, id, browser, coordinator }: Story): Promise<void> {
  await browser.post("/konto/zugang/passwort", { password: PASSWORD }).expect(303);
  await house.database.db.session.deleteMany({ where: { sess: { path: ["personId"], equals: id } } });
  const again = await house.as({ id, kind: "volunteer" });
  await again.post("/konto/kalender", { schritt: "neu" }).expect(200);
  await coordinator.post(`/buero/freiwillige/${id}/karte`).expect(200);
  await house.database.db.outbox.updateMany({
    where: { template: "guardian.answered" },
    data: { state: "sent", recipient: "", text: "" },
  });
}

/** A place, a waiting list, hours refused with a word, a no-show contested and answered, a proof. */
async function takePart({ house, id, coordinator }: Story): Promise<void> {
  const { db } = house.database;
  const browser = await house.as({ id, kind: "volunteer" });
  const need = await buildNeed(db, { title: "Beete gießen", places: 3 });
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  await db.assignment.updateMany({ where: { personId: id }, data: { message: marked("message") } });
  const report = { need: need.id, day: "2026-11-25", hours: "1:30", note: marked("report") };
  await browser.post("/konto/zeiten", report).expect(303);
  const hours = await db.hoursEntry.findFirstOrThrow();
  const refusal = { decision: "refuse", answer: marked("refusal") };
  await coordinator.post(`/buero/gesuche/${need.id}/zeiten/${hours.id}`, refusal).expect(303);
  const confirmed = { state: "confirmed", confirmedAt: new Date("2026-11-02"), note: marked("note") } as const;
  await db.hoursEntry.create({
    data: { personId: id, needId: need.id, day: new Date("2026-11-01"), minutes: 90, ...confirmed },
  });
  await browser.post("/konto/nachweise", { kind: "certificate", from: "2026-01-01", until: "2026-11-27" }).expect(303);
  const past = await buildNeed(db, { title: "Aufräumtag", shifts: [shift("2026-11-26")] });
  const missed = await db.assignment.create({
    data: { personId: id, needId: past.id, shiftId: past.shiftIds[0] ?? "", origin: "self", state: "no_show" },
  });
  await browser.post(`/konto/zeiten/einsatz/${missed.id}`, { text: marked("contest") }).expect(303);
  const stays = { decision: "stays", answer: marked("contest-answer") };
  await coordinator.post(`/buero/zeiten/einspruch/${missed.id}`, stays).expect(303);
}

/** A note, a certificate of conduct, a search for somebody to step in, an enquiry taken at the desk. */
async function isKnownAtDesk({ house, id, coordinator }: Story): Promise<void> {
  const { db } = house.database;
  await coordinator.post(`/buero/freiwillige/${id}/notiz`, { note: marked("desk-note") }).expect(303);
  const seen = { certificateOn: "2026-10-15", seenOn: "2026-11-27", suitable: "yes" };
  await coordinator.post(`/buero/freiwillige/${id}/fuehrungszeugnis`, seen).expect(303);
  const cover = await buildNeed(db, { title: "Tafel", shifts: [shift("2026-12-05")] });
  await coordinator.post(`/buero/ersatz/${cover.shiftIds[0] ?? ""}`).expect(303);
  await coordinator.get(`/buero/gesuche/${cover.id}/passende`).expect(200);
  await coordinator
    .post("/buero/anliegen/neu", {
      kind: "question",
      channel: "phone",
      text: marked("enquiry"),
      language: "de",
      contactName: marked("contact"),
      contactEmail: told.email,
      contactPhone: MARKED_PHONE,
    })
    .expect(303);
}

/** What takes another person, a device or years: written where the house writes it. */
async function leaveInTables(house: TestHouse, personId: string) {
  const { db } = house.database;
  const { now } = house.clock;
  const other = await buildVolunteer(db);
  const need = await buildNeed(db, { shifts: [shift("2026-12-06")] });
  const needId = need.id;
  const shiftId = need.shiftIds[0] ?? "";
  const key = { personId, publicKey: Buffer.from(marked("key")), transports: [marked("transport")] };
  await db.passkey.create({ data: { id: marked("passkey"), label: marked("label"), ...key } });
  const series = await db.needSeries.create({
    data: { needId, rrule: "FREQ=WEEKLY", startsOn: now, startMinute: 600, endMinute: 720 },
  });
  await db.seriesAdoption.create({ data: { seriesId: series.id, personId } });
  await db.rejection.create({ data: { personId, needId, by: "person" } });
  const batch = { title: "Aufräumtag", needIds: [needId], startsOn: now, endsOn: now, createdById: other.id };
  const { id: batchId } = await db.batchProposal.create({ data: batch });
  await db.batchCell.create({ data: { batchId, personId, shiftId, reasons: [marked("reason")] } });
  const call = { subject: marked("call"), text: marked("call-text"), template: "offer.made", language: "de" };
  await db.contactTask.create({ data: { personId, channel: "phone", dueAt: now, ...call } });
  const file = { title: marked("file"), fileName: marked("file-name"), source: marked("source") };
  const bytes = { mediaType: "x", byteSize: 1, sha256: "x", content: Buffer.from(marked("content")) };
  await db.attachment.create({ data: { linkType: "person", linkId: personId, ...file, ...bytes } });
  await db.personalDataView.create({ data: { personId, viewerId: other.id, reason: marked("view") } });
  await db.consent.updateMany({ where: { personId }, data: { text: marked("consent") } });
  await db.guardianConsent.updateMany({ where: { personId }, data: { text: marked("guardian-consent") } });
  await db.person.update({ where: { id: personId }, data: { languages: [marked("language")] } });
  const home = { homeStreet: marked("street"), basicLanguages: [marked("basic")] };
  await db.volunteerProfile.update({ where: { personId }, data: home });
  await db.enquiry.updateMany({ data: { pagePath: `/${marked("page")}` } });
  const enquiry = await db.enquiry.findFirstOrThrow();
  await db.referral.create({ data: { enquiryId: enquiry.id, answer: marked("answer") } });
  await db.credential.create({ data: { personId, login: `${MARK}-login@example.org`, passwordHash: "x" } });
  const former = { role: "editor", validFrom: new Date("2020-01-01"), revokedAt: new Date("2021-01-01") } as const;
  await db.roleGrant.create({ data: { personId, scopeType: "organization", scopeId: other.id, ...former } });
  await buildUpkeepOf(db, { personId, email: told.email, now }, marked);
  await db.changeProposal.updateMany({ data: { state: "declined", reason: marked("why"), decidedAt: now } });
  await db.claimRequest.updateMany({ data: { role: marked("role"), message: marked("plea"), reason: marked("no") } });
  await db.outbox.updateMany({ where: { recipient: told.email }, data: { headers: { x: marked("header") } } });
}
