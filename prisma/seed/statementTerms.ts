import type { SeedTerm } from "./seedTerm.ts";

function term(code: string, name: string, en: string, ar: string): SeedTerm {
  return { code, name, en: { name: en }, ar: { name: ar } };
}

/** What volunteers say of themselves and what holds of a need, in the same words: fits, partly, no. Twelve at most, so that they are answered. */
export const STATEMENTS: readonly SeedTerm[] = [
  term("menschen", "Ich bin gern unter Menschen.", "I like being among people.", "أحب أن أكون بين الناس."),
  term(
    "hintergrund",
    "Ich arbeite lieber im Hintergrund.",
    "I prefer to work behind the scenes.",
    "أفضّل العمل بعيدًا عن الأضواء.",
  ),
  term(
    "anpacken",
    "Ich packe gern mit an, auch schwer.",
    "I like hands-on work, heavy work too.",
    "أحب العمل اليدوي، حتى الشاق منه.",
  ),
  term("draussen", "Ich bin gern draußen.", "I like being outdoors.", "أحب أن أكون في الهواء الطلق."),
  term("sitzen", "Ich arbeite lieber im Sitzen.", "I prefer to work sitting down.", "أفضّل العمل جالسًا."),
  term(
    "kinder",
    "Mit Kindern und Jugendlichen komme ich gut zurecht.",
    "I get on well with children and young people.",
    "أتعامل جيدًا مع الأطفال والشباب.",
  ),
  term(
    "alte",
    "Mit alten Menschen komme ich gut zurecht.",
    "I get on well with old people.",
    "أتعامل جيدًا مع كبار السن.",
  ),
  term("allein", "Ich arbeite gern selbstständig.", "I like working on my own.", "أحب العمل باستقلالية."),
  term("gruppe", "Ich arbeite gern in der Gruppe.", "I like working in a group.", "أحب العمل ضمن مجموعة."),
  term("regelmaessig", "Ich möchte regelmäßig helfen.", "I want to help regularly.", "أريد المساعدة بانتظام."),
  term(
    "spontan",
    "Ich helfe gern auch spontan.",
    "I am happy to help at short notice.",
    "يسعدني أن أساعد حتى في آخر لحظة.",
  ),
  term("lernen", "Ich möchte dabei etwas Neues lernen.", "I want to learn something new.", "أريد أن أتعلّم شيئًا جديدًا."),
];
