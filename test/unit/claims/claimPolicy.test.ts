import { domainOf, isLinkOver, isOwnDomain, mayDecideClaim } from "../../../src/features/claims/claims.policy.ts";
import { guest, type Actor } from "../../../src/shared/access/actor.ts";

const now = new Date("2026-11-27T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const staff = (role: "coordinator" | "editor"): Actor => ({
  kind: "staff",
  personId: "1",
  name: "Beispiel",
  roles: [{ role, scopeType: null, scopeId: null }],
});

it.each([
  ["kontakt@Example.org", "example.org"],
  ["https://www.example.org/verein?x", "example.org"],
  ["nonsense", ""],
  [null, ""],
])("the domain of %s is %s", (text, domain) => {
  expect(domainOf(text)).toBe(domain);
});

it("an address belongs to an organisation by its mail or its site, and nothing belongs to no domain", () => {
  const organisation = { email: "kontakt@verein.example.org", website: "https://www.example.org/" };
  expect(isOwnDomain("erika@example.org", organisation)).toBe(true);
  expect(isOwnDomain("erika@verein.example.org", organisation)).toBe(true);
  expect(isOwnDomain("erika@andere.example.org", organisation)).toBe(false);
  expect(isOwnDomain("erika@example.org", { email: null, website: null })).toBe(false);
});

it("the link ends after seven days, unless the address was confirmed", () => {
  expect(isLinkOver({ confirmedAt: null, updatedAt: daysAgo(7) }, now)).toBe(false);
  expect(isLinkOver({ confirmedAt: null, updatedAt: daysAgo(7.01) }, now)).toBe(true);
  expect(isLinkOver({ confirmedAt: daysAgo(60), updatedAt: daysAgo(60) }, now)).toBe(false);
});

it("the coordination alone decides, once, and after the address was confirmed", () => {
  const open = { state: "open", confirmedAt: daysAgo(1) };
  expect(mayDecideClaim(staff("coordinator"), open).allowed).toBe(true);
  expect(mayDecideClaim(staff("editor"), open).allowed).toBe(false);
  expect(mayDecideClaim(guest, open).allowed).toBe(false);
  expect(mayDecideClaim(staff("coordinator"), { ...open, confirmedAt: null }).allowed).toBe(false);
  expect(mayDecideClaim(staff("coordinator"), { ...open, state: "withdrawn" }).allowed).toBe(false);
});
