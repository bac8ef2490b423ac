import type { Limit } from "../../shared/http/rateLimit.ts";

// How often something may be tried. Against guessing: at most ten hashes a minute for one login from strange devices,
// while a device that signed in before has a count of its own, so that nobody can lock the owner out.

export const SIGN_IN_BY_ADDRESS: Limit = { name: "sign-in-address", points: 60, seconds: 600 };
export const SIGN_IN_BY_PAIR: Limit = { name: "sign-in-pair", points: 6, seconds: 300 };
export const SIGN_IN_BY_LOGIN: Limit = { name: "sign-in-login", points: 10, seconds: 60 };
export const SIGN_IN_BY_DEVICE: Limit = { name: "sign-in-device", points: 6, seconds: 300 };
export const CODE_BY_PERSON: Limit = { name: "sign-in-code", points: 6, seconds: 300 };
export const PASSWORD_BY_PERSON: Limit = { name: "own-password", points: 6, seconds: 300 };
export const LINKS_BY_ADDRESS: Limit = { name: "account-link", points: 40, seconds: 600 };
export const RESET_BY_ADDRESS: Limit = { name: "reset-address", points: 10, seconds: 600 };
export const RESET_BY_LOGIN: Limit = { name: "reset-login", points: 3, seconds: 3600 };
