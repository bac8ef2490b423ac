import type { SeedTerm } from "./seedTerm.ts";

function term(code: string, name: string, en: string, ar: string): SeedTerm {
  return { code, name, en: { name: en }, ar: { name: ar } };
}

/** What volunteers can do, in words that also stand on the paper form. */
export const SKILLS: readonly SeedTerm[] = [
  term("uebersetzen", "Übersetzen und dolmetschen", "Translating and interpreting", "الترجمة"),
  term("handwerk", "Handwerk", "Handicraft and building", "الأعمال الحرفية"),
  term("reparieren", "Reparieren", "Repairing", "التصليح"),
  term("garten", "Garten und Pflanzen", "Gardening", "العناية بالحدائق"),
  term("kochen", "Kochen und backen", "Cooking and baking", "الطبخ والخَبز"),
  term("buero", "Büro und Computer", "Office and computer work", "العمل المكتبي والحاسوب"),
  term("kinder", "Kinder betreuen", "Looking after children", "رعاية الأطفال"),
  term(
    "vorlesen",
    "Vorlesen und lernen helfen",
    "Reading aloud and helping with learning",
    "القراءة والمساعدة في التعلّم",
  ),
  term("besuchen", "Besuchen und begleiten", "Visiting and accompanying", "الزيارة والمرافقة"),
  term("tragen", "Fahren und tragen", "Driving and carrying", "النقل والحمل"),
  term("musik", "Musik machen", "Making music", "عزف الموسيقى"),
  term("fotografieren", "Fotografieren", "Taking photographs", "التصوير"),
  term("gestalten", "Gestalten und malen", "Design and painting", "التصميم والرسم"),
  term("schreiben", "Schreiben", "Writing", "الكتابة"),
  term("beraten", "Beraten und zuhören", "Advising and listening", "تقديم المشورة والاستماع"),
  term("veranstalten", "Veranstaltungen vorbereiten", "Preparing events", "تحضير الفعاليات"),
];

/** What can happen in a focus space. */
export const SPACE_USES: readonly SeedTerm[] = [
  term("treffen", "Treffen und beraten", "Meetings and advice", "اللقاءات والاستشارات"),
  term("ausstellen", "Ausstellen", "Exhibitions", "المعارض"),
  term("werkstatt", "Werkstatt", "Workshop", "ورشة عمل"),
  term("proben", "Proben und auftreten", "Rehearsing and performing", "التدريب والعروض"),
  term("feiern", "Feste", "Festivals", "الاحتفالات"),
  term("markt", "Markt und Flohmarkt", "Market and flea market", "السوق وسوق الأغراض المستعملة"),
  term("gaertnern", "Gärtnern", "Gardening", "البستنة"),
  term("bewegen", "Sport und Spiel", "Sports and play", "الرياضة واللعب"),
];

/** Barrier questions about a place; the codes stand in Accessibility.feature. */
export const ACCESSIBILITY: readonly SeedTerm[] = [
  term("entrance_step_free", "Eingang ohne Stufen", "Step-free entrance", "مدخل بدون درج"),
  term("door_wide", "Türen mindestens 90 cm breit", "Doors at least 90 cm wide", "أبواب بعرض 90 سم على الأقل"),
  term("lift", "Aufzug", "Lift", "مصعد"),
  term("toilet_wheelchair", "Toilette für Rollstuhl", "Wheelchair-accessible toilet", "مرحاض مناسب للكرسي المتحرك"),
  term("parking_disabled", "Parkplatz für Menschen mit Behinderung", "Disabled parking", "موقف لذوي الإعاقة"),
  term("induction_loop", "Anlage für Hörgeräte", "Induction loop for hearing aids", "نظام لمستخدمي السماعات الطبية"),
  term("tactile_guidance", "Leitstreifen am Boden", "Tactile floor guidance", "خطوط إرشاد أرضية للمكفوفين"),
  term("guide_dog", "Assistenzhund willkommen", "Assistance dogs welcome", "كلاب المساعدة مرحب بها"),
  term("quiet_room", "Ruhiger Raum", "Quiet room", "غرفة هادئة"),
  term("seating", "Sitzplätze beim Warten", "Seats while waiting", "مقاعد للانتظار"),
  term("plain_language", "Auskunft in Leichter Sprache", "Information in plain language", "معلومات بلغة سهلة"),
];
