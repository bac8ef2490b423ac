import type { SeedTerm } from "./seedTerm.ts";

function term(code: string, name: string, en: string, ar: string): SeedTerm {
  return { code, name, en: { name: en }, ar: { name: ar } };
}

/** What people bring to a contact point, in their words: "Ich brauche Hilfe bei …". */
export const CONCERNS: readonly SeedTerm[] = [
  term("wohnen", "Wohnen und Miete", "Housing and rent", "السكن والإيجار"),
  term("geld", "Geld und Schulden", "Money and debts", "المال والديون"),
  term("papiere", "Papiere und Ämter", "Papers and public offices", "الأوراق والدوائر الرسمية"),
  term("deutsch", "Deutsch lernen", "Learning German", "تعلّم الألمانية"),
  term("familie", "Kinder und Familie", "Children and family", "الأطفال والأسرة"),
  term("schule", "Schule und Ausbildung", "School and training", "المدرسة والتدريب المهني"),
  term("arbeit", "Arbeit", "Work", "العمل"),
  term("gesundheit", "Gesundheit", "Health", "الصحة"),
  term("not", "Gewalt und Not", "Violence and distress", "العنف والضيق"),
  term("alter", "Alter und Pflege", "Old age and care", "الشيخوخة والرعاية"),
  term("reparieren", "Reparieren und Leihen", "Repairing and borrowing", "التصليح والاستعارة"),
  term("begegnung", "Begegnung", "Meeting people", "اللقاء والتعارف"),
  term("kultur", "Kultur und Sport", "Culture and sport", "الثقافة والرياضة"),
  term("essen", "Essen und Kleidung", "Food and clothes", "الطعام والملابس"),
];

/** For whom a contact point is there above all. */
export const TARGET_GROUPS: readonly SeedTerm[] = [
  term("kinder", "Kinder", "Children", "الأطفال"),
  term("jugendliche", "Jugendliche", "Young people", "الشباب"),
  term("familien", "Familien", "Families", "العائلات"),
  term("frauen", "Frauen", "Women", "النساء"),
  term("aeltere", "Ältere Menschen", "Older people", "كبار السن"),
  term("zugewandert", "Neu in Deutschland", "New in Germany", "الجدد في ألمانيا"),
  term("behinderung", "Menschen mit Behinderung", "People with disabilities", "ذوو الإعاقة"),
  term("wohnungslos", "Menschen ohne Wohnung", "People without a home", "من ليس لديهم مسكن"),
  term("arbeitslos", "Menschen ohne Arbeit", "People out of work", "العاطلون عن العمل"),
  term("queer", "Queere Menschen", "Queer people", "مجتمع الميم"),
  term("gruppen", "Vereine und Gruppen", "Clubs and groups", "الجمعيات والمجموعات"),
  term("kreative", "Kreative und Gewerbe", "Creatives and businesses", "المبدعون وأصحاب الأعمال"),
];
