import { contactPointText, type ContactPointText } from "./contactPointTexts.ts";
import type { SeedContactPoint } from "./seedContactPoint.ts";

const AT_THE_DESK = {
  organisation: "koordination",
  location: "koordination",
  fees: "kostenlos",
  checkedDaysAgo: 30,
  checkedBy: "Koordination",
  checkedHow: "visit",
} as const;

/** Invented offers of a kind that people look for first; they carry the mark "Beispiel". */
export const EXAMPLE_POINTS: readonly SeedContactPoint[] = [
  {
    ...AT_THE_DESK,
    key: "mietberatung",
    title: "Mietberatung in der Nachbarschaft",
    themes: ["wohnen"],
    service: "Mietberatung",
    summary: "Rat bei Mieterhöhung, Nebenkosten und Kündigung, Hilfe beim Antrag auf Wohngeld.",
    description: "Ein erfundenes Angebot. Bringen Sie den Mietvertrag und die Briefe mit, um die es geht.",
    hours: "Tu 10:00-12:00; PH off",
    languages: ["de", "tr", "ar", "bg"],
  },
  {
    ...AT_THE_DESK,
    key: "schuldnerberatung",
    title: "Schuldnerberatung im Viertel",
    themes: ["wohnen", "zusammenhalt"],
    service: "Schuldnerberatung",
    summary: "Hilfe, wenn das Geld nicht reicht: Rechnungen ordnen, mit Gläubigern sprechen, das Konto schützen.",
    description: "Ein erfundenes Angebot. Das Gespräch ist vertraulich.",
    hours: "We 15:00-17:00; PH off",
    languages: ["de", "ro", "uk"],
  },
  {
    ...AT_THE_DESK,
    key: "kindertagesstaette",
    title: "Kindertagesstätte Beispielhof",
    themes: ["zusammenhalt"],
    service: "Kindertagesstätte",
    summary: "Betreuung für Kinder von zwei bis sechs Jahren, mit Mittagstisch.",
    description: "Ein erfundenes Haus. Anmelden kann man das ganze Jahr über.",
    hours: "Mo-Fr 07:15-16:30; PH off",
    fees: "nach Einkommen",
    languages: ["de", "tr"],
  },
];

export const EXAMPLE_POINT_TEXTS: readonly ContactPointText[] = [
  contactPointText(
    "mietberatung",
    "Advice on rent increases, service charges and notice, help with applying for housing benefit.",
    "An invented offer. Bring your lease and the letters in question.",
    "مشورة عند رفع الإيجار والتكاليف الإضافية وإنهاء العقد، ومساعدة في طلب بدل السكن.",
  ),
  contactPointText(
    "schuldnerberatung",
    "Help when money runs short: sort bills, talk to creditors, protect your account.",
    "An invented offer. The conversation is confidential.",
    "مساعدة حين لا يكفي المال: ترتيب الفواتير والحديث مع الدائنين وحماية الحساب.",
  ),
  contactPointText(
    "kindertagesstaette",
    "Day care for children from two to six, with lunch.",
    "An invented house. You can register all year round.",
    "رعاية للأطفال من سنتين إلى ست سنوات، مع وجبة غداء.",
  ),
];
