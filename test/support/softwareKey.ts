import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

// A passkey device in software (WebAuthn Level 3, 6.1 and 6.5): a P-256 key, user present and verified.

interface Asked {
  readonly options: string;
  /** The address the browser was on. */
  readonly origin: string;
}

export interface SoftwareKey {
  /** The browser's answer to creation options, JSON. */
  readonly create: (asked: Asked) => string;
  /** The browser's answer to request options, JSON; `counter` is what the device claims. */
  readonly answer: (asked: Asked, counter: number) => string;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

export function createSoftwareKey(): SoftwareKey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  // COSE_Key (RFC 9052): kty EC2, alg ES256, crv P-256, x, y
  const coseKey = Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);
  const named = { id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key" };
  return {
    create({ options, origin }) {
      const { challenge, rp } = JSON.parse(options) as { challenge: string; rp: { id: string } };
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const authData = Buffer.concat([
        head(rp.id, PRESENT | VERIFIED | HAS_KEY, 0),
        Buffer.alloc(16),
        length,
        id,
        coseKey,
      ]);
      const attestationObject = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        Buffer.from([authData.length]),
        authData,
      ]);
      return answerOf(named, {
        clientDataJSON: clientData("webauthn.create", challenge, origin),
        attestationObject: attestationObject.toString("base64url"),
        transports: ["internal"],
      });
    },
    answer({ options, origin }, counter) {
      const { challenge, rpId } = JSON.parse(options) as { challenge: string; rpId: string };
      const authenticatorData = head(rpId, PRESENT | VERIFIED, counter);
      const clientDataJSON = clientData("webauthn.get", challenge, origin);
      const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, "base64url"))]);
      return answerOf(named, {
        clientDataJSON,
        authenticatorData: authenticatorData.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
      });
    },
  };
}

function head(rpId: string, flags: number, counter: number): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(flags);
  rest.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(Buffer.from(rpId)), rest]);
}

function clientData(type: string, challenge: string, origin: string): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString("base64url");
}

function answerOf(named: Readonly<Record<string, string>>, response: unknown): string {
  return JSON.stringify({ ...named, response, clientExtensionResults: {} });
}

function sha256(data: Buffer): Buffer {
  return createHash("sha256").update(data).digest();
}
