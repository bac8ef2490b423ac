import { generateSecret, generateSync, generateURI, verifySync } from "otplib";
import QRCode from "qrcode";
import { asSafeHtml, type SafeHtml } from "../../shared/pages/safeHtml.ts";

// Codes of an authenticator app (TOTP, RFC 6238): six digits, a new one every 30 seconds.

const STEP_SECONDS = 30;

export function newTotpKey(): string {
  return generateSecret({ length: 20 });
}

/** The number of the 30-second step a moment lies in. */
export function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / STEP_SECONDS);
}

/** The step a code belongs to, if it is the code of this step or of one beside it (RFC 6238 5.2); else null. */
export function matchingStep(key: string, code: string, moment: Date): number | null {
  if (!/^\d{6}$/u.test(code)) return null;
  const epoch = Math.floor(moment.getTime() / 1000);
  const result = verifySync({ secret: key, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

export function codeAt(key: string, step: number): string {
  return generateSync({ secret: key, epoch: step * STEP_SECONDS });
}

/** The key in groups of four, to be typed by those who cannot scan. */
export function spelledKey(key: string): string {
  return key.replace(/(.{4})(?=.)/gu, "$1 ");
}

/** The QR code that an authenticator app reads; drawn here from our own text, so it may be printed as it is. */
export async function drawKey(key: string, login: string): Promise<SafeHtml> {
  const uri = generateURI({ issuer: "Stadtteilladen Wehringhausen", label: login, secret: key });
  return asSafeHtml(await QRCode.toString(uri, { type: "svg", errorCorrectionLevel: "M", margin: 4 }));
}
