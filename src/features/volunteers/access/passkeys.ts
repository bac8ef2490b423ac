import { z } from "zod";
import type { Clock } from "../../../shared/clock.ts";
import type { Db, Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import type { Challenges } from "./challenge.ts";
import { enter } from "./signIn.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly challenges: Challenges;
  /** The address of the site: passkeys belong to its host alone. */
  readonly origin: string;
  readonly now: Clock;
}

const MOST_KEYS = 10;
/** EdDSA, ECDSA with P-256, RSA (COSE numbers): what the verifier knows. */
const ALGORITHMS = [-8, -7, -257] as const;
const TIMEOUT_MS = 5 * 60_000;
const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

const text = z.string().max(20_000);
const common = { id: text, rawId: text, type: z.literal("public-key"), clientExtensionResults: z.looseObject({}) };
const created = z.object({
  ...common,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.enum(TRANSPORTS)).max(10).optional(),
  }),
});
const given = z.object({
  ...common,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
});

/** What the page hands to the browser to make a passkey (PublicKeyCredentialCreationOptionsJSON). */
export async function creationOptions({ db, challenges, origin, now }: Deps, personId: string): Promise<string> {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { displayName: true, email: true, passkeys: { select: { id: true } } },
  });
  return JSON.stringify({
    challenge: challenges.make(now()),
    rp: { id: new URL(origin).hostname, name: "Stadtteilladen Wehringhausen" },
    user: {
      id: Buffer.from(personId).toString("base64url"),
      name: person.email ?? person.displayName,
      displayName: person.displayName,
    },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: "public-key" })),
    excludeCredentials: person.passkeys.map(({ id }) => ({ id, type: "public-key" })),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
    timeout: TIMEOUT_MS,
  });
}

/** What the page hands to the browser to sign in with any passkey of this site. */
export function requestOptions({ challenges, origin, now }: Pick<Deps, "challenges" | "origin" | "now">): string {
  return JSON.stringify({
    challenge: challenges.make(now()),
    rpId: new URL(origin).hostname,
    userVerification: "required",
    allowCredentials: [],
    timeout: TIMEOUT_MS,
  });
}

/** Stores a new passkey. Throws conflict when the answer does not hold, or when there are too many already. */
export function createAddPasskey({ unitOfWork, challenges, origin, now }: Deps) {
  return (by: WorkBy, personId: string, { answer, label }: { answer: string; label: string }): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await tx.$queryRaw`SELECT 1 AS held FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`;
      const found = await proveCreated(tx, { challenges, origin, now: now() }, answer);
      if (!found) throw new AppError("conflict", "access:passkey.refused");
      if ((await tx.passkey.count({ where: { personId } })) >= MOST_KEYS) {
        throw new AppError("conflict", "access:passkey.tooMany");
      }
      await tx.passkey.create({ data: { personId, label, ...found } });
      audit({ action: "credential.passkey_added", resourceType: "credential", resourceId: personId });
    });
}

/** Signs in with a passkey: whose it is, or null when it does not hold. A copied key, whose counter runs back, is refused. */
export function createEnterByPasskey({ unitOfWork, challenges, origin, now }: Omit<Deps, "db">) {
  return (by: WorkBy, answer: string): Promise<string | null> =>
    unitOfWork(by, async (work) => {
      const personId = await proveGiven(work.tx, { challenges, origin, now: now() }, answer);
      if (personId === null) {
        work.audit({ action: "credential.passkey_refused", resourceType: "credential", resourceId: null });
        return null;
      }
      await enter(work, personId, now());
      return personId;
    });
}

/** Removes one passkey of one's own. */
export function createRemovePasskey(unitOfWork: UnitOfWork) {
  return (by: WorkBy, personId: string, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const { count } = await tx.passkey.deleteMany({ where: { id, personId } });
      if (count === 0) unchanged();
      else audit({ action: "credential.passkey_removed", resourceType: "credential", resourceId: personId });
    });
}

interface Proof {
  readonly challenges: Challenges;
  readonly origin: string;
  readonly now: Date;
}

/** What is always expected: our host, a challenge of ours used for the first time, and a person who proved to be there. */
function expectations(tx: Tx, { challenges, origin, now }: Proof) {
  return {
    expectedChallenge: (challenge: string) => challenges.spend(tx, challenge, now),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
  };
}

async function proveCreated(tx: Tx, proof: Proof, answer: string) {
  const response = created.safeParse(parsed(answer));
  if (!response.success) return null;
  // Loaded by those who use it: half a megabyte of certificate formats, of which passkeys of volunteers need none.
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const result = await verifyRegistrationResponse({ response: response.data, ...expectations(tx, proof) }).catch(
    () => null,
  );
  if (!result?.verified) return null;
  const { id, publicKey, counter } = result.registrationInfo.credential;
  return { id, publicKey, counter: BigInt(counter), transports: response.data.response.transports ?? [] };
}

async function proveGiven(tx: Tx, proof: Proof, answer: string): Promise<string | null> {
  const response = given.safeParse(parsed(answer));
  if (!response.success) return null;
  await tx.$queryRaw`SELECT 1 AS held FROM "Passkey" WHERE "id" = ${response.data.id} FOR UPDATE`;
  const key = await tx.passkey.findFirst({
    where: { id: response.data.id, person: { state: "active", deactivatedAt: null } },
    select: { id: true, personId: true, publicKey: true, counter: true },
  });
  if (!key) return null;
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const result = await verifyAuthenticationResponse({
    response: response.data,
    credential: { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter) },
    ...expectations(tx, proof),
  }).catch(() => null);
  if (!result?.verified) return null;
  const counter = BigInt(result.authenticationInfo.newCounter);
  await tx.passkey.update({ where: { id: key.id }, data: { counter, lastUsedAt: proof.now } });
  return key.personId;
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return null;
  }
}
