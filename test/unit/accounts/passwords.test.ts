import { createBound, createPasswords } from "../../../src/features/accounts/passwords.ts";
import { judgePassword } from "../../../src/features/accounts/passwordPolicy.ts";

const LOGIN = "karla@example.org";
const reasonFor = (password: string, login = LOGIN) => {
  const decision = judgePassword(password, login);
  return decision.allowed ? "allowed" : decision.reason.replace("accounts:password.", "");
};

it.each([
  ["elf Zeichen", "short"],
  ["🙂🙃🙂🙃🙂🙃", "short"],
  ["Drei Tassen Kaffee am Wilhelmsplatz", "allowed"],
  ["zwölf Zeich.", "allowed"],
  ["🙂🙃😀😅😇😎🥳🤓🧐🤠🥸😺", "allowed"],
  ["fünf verschiedene Wörter ohne Zahl", "allowed"],
  ["x7 kQ".repeat(40), "allowed"],
  [`${"x7 kQ".repeat(40)}!`, "long"],
  ["passwort1234", "common"],
  ["Passwort!!2026", "common"],
  ["Stadtteilladen2026", "common"],
  ["Wehringhausen 58089", "common"],
  ["qwertzuiop123", "common"],
  ["123456789012", "common"],
  ["hallo hallo hallo", "common"],
  ["correct horse battery staple", "common"],
  ["aaaaaaaaaaaaaaaa", "common"],
  ["abababababababab", "common"],
  ["meine Freundin Karla", "containsLogin"],
] as const)("%j is %s", (password, verdict) => {
  expect(reasonFor(password)).toBe(verdict);
});

it("spaces at the ends belong to the password and nothing is cut off", async () => {
  const passwords = createPasswords();
  const long = `${"ä".repeat(150)} Ende`;
  const stored = await passwords.hash(` ${long}`);
  expect(await passwords.verify(stored, ` ${long}`)).toBe(true);
  expect(await passwords.verify(stored, long)).toBe(false);
  expect(await passwords.verify(stored, ` ${long.slice(0, 100)}`)).toBe(false);
});

it("without a stored hash nothing is right, not even the decoy", async () => {
  expect(await createPasswords().verify(null, "nobody has this password")).toBe(false);
});

it("no more than four hashes run at once; the others wait their turn", async () => {
  const bound = createBound(4, 10);
  let running = 0;
  let most = 0;
  const job = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  await Promise.all(Array.from({ length: 14 }, () => bound(job)));
  expect(most).toBe(4);
  const crowd = await Promise.allSettled(Array.from({ length: 15 }, () => bound(job)));
  expect(crowd.filter((one) => one.status === "rejected")).toHaveLength(1);
});
