import { hash } from "@node-rs/argon2";
import type { Prisma } from "../../src/generated/prisma/client.ts";
import { sortKeyFrom } from "../../src/shared/ids/ids.ts";
import type { Role } from "../../src/shared/access/actor.ts";
import { seedId } from "./marks.ts";

/** One sign-in per role, in demo mode only: shown on the sign-in page with the code of the moment. */
export interface DemoSignIn {
  readonly role: Role;
  readonly name: string;
  readonly login: string;
  readonly password: string;
  /** Base32 key of the authenticator (RFC 4648), public because the data is. */
  readonly totpKey: string;
  readonly scope?: { readonly scopeType: "theme" | "organization"; readonly code: string };
}

const PASSWORD = "Lange Strasse 22, Wehringhausen";

export const DEMO_SIGN_INS: readonly DemoSignIn[] = [
  {
    role: "coordinator",
    name: "Beispiel-Koordination",
    login: "koordination@example.org",
    password: PASSWORD,
    totpKey: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXA",
  },
  {
    role: "administrator",
    name: "Beispiel-Verwaltung",
    login: "verwaltung@example.org",
    password: PASSWORD,
    totpKey: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXB",
  },
  {
    role: "theme_lead",
    name: "Beispiel-Themenpatin",
    login: "themenpatin@example.org",
    password: PASSWORD,
    totpKey: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXC",
    scope: { scopeType: "theme", code: "kreativ" },
  },
  {
    role: "editor",
    name: "Beispiel-Redaktion",
    login: "redaktion@example.org",
    password: PASSWORD,
    totpKey: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXD",
    scope: { scopeType: "organization", code: "kulturzentrum-pelmke" },
  },
  {
    role: "jury",
    name: "Beispiel-Jurymitglied",
    login: "jury@example.org",
    password: PASSWORD,
    totpKey: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXE",
  },
  {
    role: "viewer",
    name: "Beispiel-Leserin",
    login: "lesen@example.org",
    password: PASSWORD,
    totpKey: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXF",
  },
];

/** Creates the demo people with their roles. `seal` encrypts the authenticator keys. */
export async function seedAccounts(
  tx: Prisma.TransactionClient,
  { now, seal }: { now: Date; seal: (plain: string) => string },
): Promise<void> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  for (const signIn of DEMO_SIGN_INS) {
    const scopeId = signIn.scope ? await scopeIdOf(tx, signIn.scope) : null;
    await tx.person.create({
      data: {
        id: seedId(`person/${signIn.login}`),
        displayName: signIn.name,
        sortKey: sortKeyFrom(signIn.name),
        email: signIn.login,
        state: "active",
        source: "desk",
        isExample: true,
        credential: {
          create: { login: signIn.login, passwordHash, totpSecret: seal(signIn.totpKey), totpConfirmedAt: now },
        },
        roleGrants: {
          create: {
            role: signIn.role,
            scopeType: signIn.scope?.scopeType ?? null,
            scopeId,
            validFrom: new Date("2026-01-01"),
          },
        },
      },
    });
  }
}

async function scopeIdOf(tx: Prisma.TransactionClient, scope: NonNullable<DemoSignIn["scope"]>): Promise<string> {
  if (scope.scopeType === "theme") {
    const theme = await tx.taxonomyTerm.findFirstOrThrow({
      where: { code: scope.code, taxonomy: { code: "theme" } },
      select: { id: true },
    });
    return theme.id;
  }
  const organisation = await tx.organization.findFirstOrThrow({
    where: { name: { contains: "Pelmke" }, isInitiative: false },
    select: { id: true },
  });
  return organisation.id;
}
