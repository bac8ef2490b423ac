import { equalSignatures, newToken } from "../../shared/ids/ids.ts";

// A device that signed in before counts its own tries (OWASP "device cookies"): strangers who guess a login's password
// use up the strangers' count, not the owner's. The cookie opens nothing; it is set for staff only.

export interface KnownDevices {
  /** The mark of a device on which this login signed in before, from a Cookie header; null for a strange one. */
  readonly find: (cookies: string | undefined, login: string) => string | null;
  /** The cookie by which this device is known from now on. */
  readonly newCookie: (login: string) => DeviceCookie;
}

interface DeviceCookie {
  readonly name: string;
  readonly value: string;
  readonly options: {
    readonly httpOnly: true;
    readonly sameSite: "lax";
    readonly secure: boolean;
    readonly path: "/";
    readonly maxAge: number;
  };
}

const DAYS_180 = 180 * 24 * 3_600_000;

export function createKnownDevices({ sign, origin }: { sign: (text: string) => string; origin: string }): KnownDevices {
  const secure = origin.startsWith("https:");
  const name = secure ? "__Host-geraet" : "geraet";
  const signatureOf = (mark: string, login: string) => sign(`device:${mark}:${login}`);
  return {
    find(cookies, login) {
      const pairs = (cookies ?? "").split(";").map((pair) => pair.trim());
      const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
      const [mark = "", signature = ""] = value.split(".");
      return mark !== "" && equalSignatures(signature, signatureOf(mark, login)) ? mark : null;
    },
    newCookie(login) {
      const mark = newToken();
      const options = { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: DAYS_180 } as const;
      return { name, value: `${mark}.${signatureOf(mark, login)}`, options };
    },
  };
}
