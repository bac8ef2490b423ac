import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A stored number (E.164) as people read it: "02331 2073622", abroad "+41 44 668 18 00"; what is none stays as it is. */
export function phoneText(number: string): string {
  const parsed = /^\+\d+$/u.test(number) ? parsePhoneNumberFromString(number) : undefined;
  if (!parsed) return number;
  return parsed.countryCallingCode === "49" ? parsed.formatNational() : parsed.formatInternational();
}
