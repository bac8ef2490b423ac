import { ownPathFrom } from "../../../src/features/accounts/returnPath.ts";

const FOREIGN = [
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "/\\evil.example",
  "/\\/evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "https://evil.example",
  "http:evil.example",
  "HTTPS://evil.example",
  "https:/evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "//evil.example/%2f..",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/ /evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/x/..//evil.example",
  "/./\\evil.example",
  "/%2e//evil.example",
  "/x/%2e%2e//evil.example",
  "//google.com@evil.example",
  "@evil.example",
  "evil.example",
  "",
  ".",
  "..",
  "?weiter=/buero",
  "#x",
  "mailto:x@evil.example",
  "//[::1]",
  "/\u0000/evil.example",
  "/\u2028evil",
  "ftp://evil.example",
];

it.each(FOREIGN)("%j leads nowhere but to the desk", (payload) => {
  expect(ownPathFrom(payload)).toBeNull();
});

it("own paths are kept, with their language and query, and without a fragment", () => {
  expect(ownPathFrom("/buero/anliegen?stand=neu&seite=2")).toBe("/buero/anliegen?stand=neu&seite=2");
  expect(ownPathFrom("/en/buero")).toBe("/en/buero");
  expect(ownPathFrom("/buero#unten")).toBe("/buero");
  expect(ownPathFrom("/%2Fevil.example")).toBe("/%2Fevil.example");
});

it("the sign-in pages themselves are no place to return to", () => {
  for (const path of [
    "/anmelden",
    "/en/anmelden/code",
    "/abmelden",
    "/einladung/x",
    "/passwort/x",
    "/zweiter-schluessel/x",
  ]) {
    expect(ownPathFrom(path)).toBeNull();
  }
});

it("only one text of sensible length is read", () => {
  expect(ownPathFrom(["/buero"])).toBeNull();
  expect(ownPathFrom(undefined)).toBeNull();
  expect(ownPathFrom(`/${"a".repeat(600)}`)).toBeNull();
});
