import { accessName, judgeAccess } from "../../src/shared/access/access.ts";
import { ROLES, type Actor, type Role } from "../../src/shared/access/actor.ts";
import type { RouteSpec } from "../../src/shared/http/routes.ts";
import { openTestHouse, type Browser, type TestHouse } from "../support/app.ts";
import { buildThemes } from "../support/factories/themes.ts";

// Every route, every role: the table is reviewed as a snapshot, and each cell is tried (security.md cases 2 and 3).
// A new route without a word in the snapshot fails.

type Visitor = "guest" | "volunteer" | Role;
const VISITORS: readonly Visitor[] = ["guest", "volunteer", ...ROLES];
const SCOPED: Readonly<Partial<Record<Role, "theme" | "organization">>> = {
  theme_lead: "theme",
  editor: "organization",
};
const NOBODY = "01900000-0000-7000-8000-000000000000";

let house: TestHouse;
const browsers = new Map<Visitor, Browser>();

beforeAll(async () => {
  house = await openTestHouse();
  await house.empty();
  await buildThemes(house.database.db);
  for (const visitor of VISITORS) browsers.set(visitor, await browserFor(visitor));
});
afterAll(() => house.close());

it("the table of routes is the one that was reviewed", () => {
  const table = house.routes.map(
    (route) => `${route.method.toUpperCase().padEnd(4)} ${route.path.padEnd(60)} ${accessName(route.access)}`,
  );
  expect(table.sort().join("\n")).toMatchSnapshot();
});

/** Forms of ticks and files alone: there is nothing to copy from them. */
const NOTHING_TYPED = [
  "/konto/loeschen",
  "/konto/kalender",
  "/buero/freiwillige/:id/loeschen",
  "/buero/konferenzen/:slug/dokumente/neu",
  "/buero/initiativen/zuordnen",
  "/buero/initiativen/:slug/themen",
  "/mitmachen/anrufe/:id",
  "/buero/pflege/pruefungen/:id",
  "/buero/zusammenfuehren/:art/:kept/:gone",
];

it("every form behind a door names its fields, for the page that gives back what came too late", () => {
  const pages = house.routes.filter((route) => route.method === "get").map((route) => route.path);
  const nameless = house.routes
    .filter((route) => route.method === "post" && route.access !== "public" && pages.includes(route.path))
    .filter((route) => route.fields === undefined && !NOTHING_TYPED.includes(route.path));
  expect(nameless.map((route) => route.path)).toEqual([]);
});

it("no two routes share method and path", () => {
  const names = house.routes.map((route) => `${route.method} ${route.path}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it("every route opens for exactly the roles of its access", async () => {
  const wrong: string[] = [];
  for (const route of house.routes) {
    for (const visitor of VISITORS) {
      const verdict = judgeAccess(route.access, actorFor(visitor));
      const status = await knock(route, visitor, addressOf(route));
      if (!agrees(route, verdict, status))
        wrong.push(`${visitor}: ${route.method} ${route.path} → ${status}, expected ${verdict}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

it("no other spelling of an address opens a door", async () => {
  const wrong: string[] = [];
  for (const route of house.routes.filter((candidate) => candidate.access !== "public")) {
    for (const spelling of spellings(addressOf(route))) {
      const status = await knock(route, "guest", spelling);
      if (!/^(303 to sign-in|401|403|404|400|405|30[18])/u.test(status))
        wrong.push(`${route.method} ${spelling} → ${status}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

function addressOf(route: RouteSpec): string {
  return route.path.replace(/:(\w*[iI]d)\b/gu, NOBODY).replace(/:\w+/gu, "gibt-es-nicht");
}

function spellings(address: string): readonly string[] {
  return [
    `${address}/`,
    `/${address}`,
    address.toUpperCase(),
    address.replace("/buero", "/%62uero"),
    `${address};x`,
    `${address}%2e`,
    `/en${address}`,
    `/x/..${address}`,
  ];
}

async function knock(route: RouteSpec, visitor: Visitor, address: string): Promise<string> {
  // A form may end the session or erase the person, so each gets a visitor of its own.
  const browser = route.method === "get" ? browsers.get(visitor) : await browserFor(visitor);
  if (!browser) throw new Error("no browser");
  const response = route.method === "get" ? await browser.get(address) : await browser.post(address);
  const location = response.headers["location"] ?? "";
  const isDoor = response.status === 303 && /^(\/(en|ar))?\/(anmelden(\?|$)|konto\/anmelden)/u.test(location);
  return isDoor ? "303 to sign-in" : String(response.status);
}

function agrees(route: RouteSpec, verdict: ReturnType<typeof judgeAccess>, status: string): boolean {
  if (verdict === "signIn") return status === (route.method === "get" ? "303 to sign-in" : "401");
  if (verdict === "forbid") return status === "403";
  // The record does not exist and the form is empty: anything but a refusal or a fault of ours is right.
  return (
    !["401", "500", "503"].includes(status) &&
    (status !== "303 to sign-in" || route.access === "public" || visitorMayEnd(route))
  );
}

/** Ending the own session leads back to the door. */
function visitorMayEnd(route: RouteSpec): boolean {
  return route.path === "/abmelden" || route.path.startsWith("/konto");
}

async function browserFor(visitor: Visitor): Promise<Browser> {
  if (visitor === "guest") return house.visitor();
  if (visitor === "volunteer") {
    const person = await house.database.db.person.create({
      data: { displayName: "Beispiel", sortKey: "beispiel", state: "active" },
      select: { id: true },
    });
    return house.as({ id: person.id, kind: "volunteer" });
  }
  const scopeType = SCOPED[visitor];
  return house.as(await house.staff(visitor, scopeType ? { scopeType, scopeId: NOBODY } : undefined));
}

function actorFor(visitor: Visitor): Actor {
  if (visitor === "guest") return { kind: "guest" };
  if (visitor === "volunteer") return { kind: "volunteer", personId: NOBODY, name: "" };
  return { kind: "staff", personId: NOBODY, name: "", roles: [{ role: visitor, scopeType: null, scopeId: null }] };
}
