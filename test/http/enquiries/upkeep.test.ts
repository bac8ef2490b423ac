import { createForgetClosedEnquiries } from "../../../src/features/enquiries/forgetClosedEnquiries.ts";
import { createEnquiryMails } from "../../../src/features/enquiries/enquiryMails.ts";
import { createSendEnquiry } from "../../../src/features/enquiries/sendEnquiry.ts";
import { guest } from "../../../src/shared/access/actor.ts";
import { auditActionsFor, openTestHouse, TEST_NOW, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { buildEnquiry } from "../../support/factories/enquiries.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

it("six months after it was closed an enquiry loses name, mail, phone and person, and keeps its text", async () => {
  const { db } = house.database;
  const { id: personId } = await house.staff("viewer");
  const closed = await buildEnquiry(db, {
    state: "solved",
    closedAt: TEST_NOW,
    contactPhone: "+4923312073622",
    personId,
  });
  const open = await buildEnquiry(db, { reference: "AAA-222", createdAt: new Date("2024-01-01") });
  const forget = createForgetClosedEnquiries({ ...house.deps, now: () => house.clock.now });

  house.clock.now = new Date("2027-05-27T11:00:00Z");
  expect(await forget()).toBe(0);
  house.clock.now = new Date("2027-05-27T13:30:00Z");
  expect(await forget()).toBe(1);
  expect(await forget()).toBe(0);

  expect(await db.enquiry.findUniqueOrThrow({ where: { id: closed.id } })).toMatchObject({
    contactName: null,
    contactEmail: null,
    contactPhone: null,
    personId: null,
    text: closed.text,
  });
  expect((await db.enquiry.findUniqueOrThrow({ where: { id: open.id } })).contactEmail).toBe("bewohner@example.org");
  expect(await auditActionsFor(house, closed.id)).toEqual(["enquiry.forgotten"]);
});

const given = {
  kind: "question",
  channel: "web",
  text: "Eine andere Frage",
  pagePath: null,
  language: "de",
  contactName: null,
  contactEmail: null,
  contactPhone: null,
} as const;

it("a reference that is taken is drawn anew, and nothing is half-written", async () => {
  const { db } = house.database;
  await buildEnquiry(db, { reference: "AAA-222" });
  const drawn = ["AAA-222", "AAA-222", "BBB-333"];
  const sendEnquiry = createSendEnquiry({
    unitOfWork: house.unitOfWork,
    mails: createEnquiryMails(house.deps.texts, TEST_ORIGIN),
    reference: () => drawn.shift() ?? "CCC-444",
  });
  expect(await sendEnquiry({ actor: guest, requestId: null }, given, TEST_NOW)).toBe("BBB-333");
  expect(await db.enquiry.count()).toBe(2);
  expect(await db.auditEntry.count()).toBe(1);
});

it("references that stay taken end in an error after five tries, not in a loop", async () => {
  await buildEnquiry(house.database.db, { reference: "AAA-222" });
  let drawn = 0;
  const sendEnquiry = createSendEnquiry({
    unitOfWork: house.unitOfWork,
    mails: createEnquiryMails(house.deps.texts, TEST_ORIGIN),
    reference: () => {
      drawn += 1;
      return "AAA-222";
    },
  });
  await expect(sendEnquiry({ actor: guest, requestId: null }, given, TEST_NOW)).rejects.toThrow();
  expect(drawn).toBe(5);
});
