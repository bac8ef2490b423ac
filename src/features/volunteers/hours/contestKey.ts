import { equalSignatures } from "../../../shared/ids/ids.ts";

/** What a key is made for: one marking of one assignment. Marked anew, the assignment gets another key. */
interface Marked {
  readonly id: string;
  readonly decidedAt: Date | null;
}

type Sign = (text: string) => string;

/** The secret part of the link with which somebody says "I was there" without signing in: "<assignment>.<signature>". */
export function contestKey(sign: Sign, { id, decidedAt }: Marked): string {
  return `${id}.${sign(`contest:${id}:${decidedAt?.toISOString() ?? ""}`)}`;
}

/** The assignment a key names, unchecked; null for what is no key. */
export function assignmentOfKey(key: string): string | null {
  return /^([0-9a-f-]{36})\.[\w-]{43}$/u.exec(key)?.[1] ?? null;
}

export function isKeyFor(sign: Sign, key: string, marked: Marked): boolean {
  return equalSignatures(key, contestKey(sign, marked));
}
