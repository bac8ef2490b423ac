import {
  assureMethodsOf,
  assurerWord,
  mayAssure,
  mayEditContactPoint,
  mayLeaveAs,
} from "../../../src/features/contactPoints/desk/contactPointDesk.policy.ts";
import { mayBePublic } from "../../../src/features/contactPoints/mayBePublic.policy.ts";
import {
  mayArchiveOrganisation,
  mayDecideEntry,
  mayEditOrganisation,
} from "../../../src/features/organisations/organisations.policy.ts";
import { guest, type Actor, type HeldRole } from "../../../src/shared/access/actor.ts";

const staff = (
  role: HeldRole["role"],
  scopeType: HeldRole["scopeType"] = null,
  scopeId: string | null = null,
): Actor => ({
  kind: "staff",
  personId: "p",
  name: "Beispiel",
  roles: [{ role, scopeType, scopeId }],
});
const coordinator = staff("coordinator");
const editorOfA = staff("editor", "organization", "A");
const leadOfT = staff("theme_lead", "theme", "T");
const viewer = staff("viewer");

it.each([
  ["the coordination", coordinator, true],
  ["the editor of this organisation", editorOfA, true],
  ["the editor of another organisation", staff("editor", "organization", "B"), false],
  ["the lead of one of its themes", leadOfT, true],
  ["the lead of another theme", staff("theme_lead", "theme", "U"), false],
  ["a viewer", viewer, false],
  ["an administrator without other roles", staff("administrator"), false],
  ["a guest", guest, false],
])("%s may edit organisation and contact point: %s", (_who, actor, isAllowed) => {
  expect(mayEditOrganisation(actor, { id: "A", themeIds: ["T"] }).allowed).toBe(isAllowed);
  expect(mayEditContactPoint(actor, { organisationId: "A", themeIds: ["T"] }).allowed).toBe(isAllowed);
});

it("only the coordination decides about the state", () => {
  expect([coordinator, editorOfA, leadOfT, viewer].map((actor) => mayDecideEntry(actor).allowed)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it("an organisation with public contact points stays", () => {
  expect(mayArchiveOrganisation(coordinator, { publicContactPoints: 1 })).toEqual({
    allowed: false,
    reason: "organisations:deny.hasContactPoints",
  });
  expect(mayArchiveOrganisation(coordinator, { publicContactPoints: 0 }).allowed).toBe(true);
  expect(mayArchiveOrganisation(editorOfA, { publicContactPoints: 0 }).allowed).toBe(false);
});

it("nobody saves an entry out of their own reach, and is told what to mend", () => {
  const elsewhere = { organisationId: "B", themeIds: ["U"] };
  expect(mayLeaveAs(editorOfA, elsewhere)).toEqual({
    allowed: false,
    reason: "organisations:points.deny.organisation",
  });
  expect(mayLeaveAs(leadOfT, elsewhere)).toEqual({ allowed: false, reason: "organisations:points.deny.theme" });
  expect(mayLeaveAs(coordinator, elsewhere).allowed).toBe(true);
});

it("a public contact point needs an address, or words instead of one", () => {
  const entry = { title: "Bücherbus", organisationState: "published", hasAddress: false, placeName: null };
  expect(mayBePublic(entry)).toEqual({ allowed: false, reason: "organisations:points.deny.address" });
  expect(mayBePublic({ ...entry, placeName: "Fährt durchs Viertel" }).allowed).toBe(true);
  expect(mayBePublic({ ...entry, hasAddress: true }).allowed).toBe(true);
  expect(mayBePublic({ ...entry, hasAddress: true, title: " " }).allowed).toBe(false);
  expect(mayBePublic({ ...entry, hasAddress: true, organisationState: "archived" }).allowed).toBe(false);
});

it("an editor speaks as the owner only, and is named by the organisation", () => {
  expect(assureMethodsOf(editorOfA)).toEqual(["owner"]);
  expect(assureMethodsOf(coordinator)).toEqual(["phone", "visit", "mail", "owner"]);
  expect(assurerWord(editorOfA)).toBeNull();
  expect(assurerWord(coordinator)).toBe("organisations:points.assurer.coordinator");
  expect(mayAssure(coordinator, { method: "phone", state: "archived" }).allowed).toBe(false);
});
