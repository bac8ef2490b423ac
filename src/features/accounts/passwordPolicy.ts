import { allow, deny, type Decision } from "../../shared/access/decision.ts";
import { COMMON_WORDS } from "./commonPasswords.ts";

const SHORTEST = 12;
const LONGEST = 200;

/**
 * Whether a password may be used: 12 to 200 characters of any kind, without the login's name, and more than common
 * words with numbers (ASVS 5 6.2, BSI: length instead of special characters). Characters are counted, not bytes.
 */
export function judgePassword(password: string, login: string): Decision {
  const length = Array.from(password).length;
  if (length < SHORTEST) return deny("accounts:password.short");
  if (length > LONGEST) return deny("accounts:password.long");
  const lower = password.toLowerCase();
  const name = login.split("@", 1)[0] ?? "";
  if (name.length >= 3 && lower.includes(name)) return deny("accounts:password.containsLogin");
  if (new Set(lower).size < 5 || isCommon(lower)) return deny("accounts:password.common");
  return allow;
}

/** True when little is left besides common words, digits and punctuation. */
function isCommon(lower: string): boolean {
  const bare = lower.replace(/[\s._\-+!?#*/]/gu, "");
  const rest = COMMON_WORDS.reduce((left, word) => left.replaceAll(word, ""), bare);
  return rest.length < bare.length && rest.replace(/\d/gu, "").length < 4;
}
