import { wayTo, type Reachable } from "../../../../src/features/volunteers/telling/wayTo.ts";

const nobody: Reachable = { email: null, phone: null, postalAddress: null, preferredChannel: "email" };
const all = { email: "a@example.org", phone: "+492331", postalAddress: "Lange Straße 1" };

it.each(["email", "phone", "post", "in_person"] as const)("%s is taken when it was chosen and is there", (channel) => {
  expect(wayTo({ ...all, preferredChannel: channel })).toBe(channel);
});

it.each([
  ["the mail, when it is all there is", { email: "a@example.org", preferredChannel: "phone" }, "email"],
  [
    "the mail, when somebody likes to be told in person but left nothing else",
    { email: "a@example.org", preferredChannel: "in_person" },
    "email",
  ],
  [
    "the phone, when the mail that was chosen is missing",
    { phone: "+49", postalAddress: "x", preferredChannel: "email" },
    "phone",
  ],
  ["the post, when nothing else is known", { postalAddress: "x", preferredChannel: "phone" }, "post"],
  ["a word at the door, as chosen, also with a phone", { phone: "+49", preferredChannel: "in_person" }, "in_person"],
  ["a word at the door, when nothing is known", { preferredChannel: "email" }, "in_person"],
] as const)("%s", (_name, person, expected) => {
  expect(wayTo({ ...nobody, ...person })).toBe(expected);
});
