import { z } from "zod";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const openApi = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), url: z.url() }),
  }),
  servers: z.array(z.strictObject({ url: z.url() })),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  paths: z.record(
    z.string().regex(/^\/api/u),
    z.strictObject({
      get: z.looseObject({
        operationId: z.string(),
        parameters: z.array(
          z.looseObject({ name: z.string(), in: z.enum(["query", "path"]), description: z.string().min(5) }),
        ),
        responses: z.record(z.string().regex(/^\d{3}$/u), z.looseObject({ description: z.string().min(5) })),
      }),
    }),
  ),
  components: z.strictObject({ schemas: z.record(z.string(), z.looseObject({ type: z.literal("object") })) }),
});

async function description(path = "/api/openapi.json"): Promise<z.infer<typeof openApi>> {
  return openApi.parse((await house.visitor().get(path).expect(200)).body);
}

it("the OpenAPI document names every address of the open data with its parameters, and no other", async () => {
  const { paths } = await description();
  const served = house.routes
    .filter(({ path, method }) => method === "get" && path.startsWith("/api/"))
    .map(({ path, query }) => [path.replace(":id", "{id}"), [...(query ?? [])].sort()]);
  const told = Object.entries(paths).map(([path, { get }]) => [
    path,
    get.parameters
      .filter((parameter) => parameter.in === "query")
      .map(({ name }) => name)
      .sort(),
  ]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(served));
});

it("every reference in it leads somewhere, every operation has a name of its own", async () => {
  const document = await description();
  const references = Array.from(
    JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w*)"/gu),
    ([, name = ""]) => name,
  );
  expect(references.length).toBeGreaterThan(30);
  expect([...new Set(references)].filter((name) => !(name in document.components.schemas))).toEqual([]);
  const names = Object.values(document.paths).map(({ get }) => get.operationId);
  expect(new Set(names).size).toBe(names.length);
});

it("answers may hold nothing that it does not name", async () => {
  const { components } = await description();
  const open = Object.entries(components.schemas).filter(
    ([, schema]) => (schema as { additionalProperties?: unknown }).additionalProperties !== false,
  );
  expect(open.map(([name]) => name)).toEqual([]);
});

it("is told in the reader's language", async () => {
  expect((await description()).info.title).toBe("Offene Daten");
  expect((await description("/en/api/openapi.json")).info.title).toBe("Open data");
});

it.each([
  ["/api", "Offene Daten", "Lizenz: CC BY 4.0. Bitte nennen: Stadtteilladen Wehringhausen."],
  ["/en/api", "Open data", "Licence: CC BY 4.0. Please name: Stadtteilladen Wehringhausen."],
])("%s tells all of it without a script", async (path, heading, licence) => {
  const page = readPage(await house.visitor().get(path).expect(200));
  expect(page.heading).toBe(heading);
  expect(page.linkTo(licence)).toBe("https://creativecommons.org/licenses/by/4.0/");
  for (const address of Object.keys((await description()).paths)) expect(page.text).toContain(`GET ${address} `);
  expect(page.text).toContain("modified_after");
  expect(page.text).toContain("free_of_charge");
});

it("the foot of every page leads there", async () => {
  expect(readPage(await house.visitor().get("/kontakt").expect(200)).linkTo("Offene Daten")).toBe("/api");
});
