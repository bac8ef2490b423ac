import type { SeedTerm } from "./seedTerm.ts";

/** The seven themes of the neighbourhood conference of 2022, each with its house of the street. */
export const THEMES: readonly SeedTerm[] = [
  {
    code: "zusammenhalt",
    house: "zusammenhalt",
    name: "Sozialer Zusammenhalt",
    shortName: "Zusammenhalt",
    description: "Sich begegnen, einander helfen, dazugehören: für alle, die hier leben, ob neu oder schon lange.",
    en: {
      name: "Social cohesion",
      shortName: "Cohesion",
      description: "Meeting, helping each other, belonging: for everybody who lives here, newcomers and old hands.",
    },
    ar: {
      name: "التماسك الاجتماعي",
      shortName: "التماسك",
      description: "أن نلتقي ونساعد بعضنا وننتمي إلى الحي: لكل من يسكن هنا، سواء كان جديدًا أو قديمًا.",
    },
  },
  {
    code: "sauberkeit",
    house: "sauberkeit",
    name: "Sauberkeit und Sicherheit",
    shortName: "Sauberkeit",
    description: "Saubere Straßen und Plätze, auf denen man sich auch abends wohlfühlt.",
    en: {
      name: "Cleanliness and safety",
      shortName: "Cleanliness",
      description: "Clean streets and squares where people feel at ease, in the evening too.",
    },
    ar: {
      name: "النظافة والأمان",
      shortName: "النظافة",
      description: "شوارع وساحات نظيفة نشعر فيها بالراحة، حتى في المساء.",
    },
  },
  {
    code: "vernetzung",
    house: "vernetzung",
    name: "Vernetzung",
    description: "Gruppen, Vereine und Ämter wissen voneinander und arbeiten zusammen.",
    en: {
      name: "Networking",
      description: "Groups, clubs and offices know of each other and work together.",
    },
    ar: {
      name: "التواصل والتعاون",
      shortName: "التواصل",
      description: "المجموعات والجمعيات والدوائر تعرف بعضها وتعمل معًا.",
    },
  },
  {
    code: "gewerbe",
    house: "gewerbe",
    name: "Gewerbe und Händler",
    shortName: "Gewerbe",
    description: "Läden, Werkstätten und Märkte im Viertel, und alles, was sie hier hält.",
    en: {
      name: "Shops and trade",
      shortName: "Trade",
      description: "Shops, workshops and markets in the quarter, and whatever keeps them here.",
    },
    ar: {
      name: "المتاجر والحِرف",
      shortName: "المتاجر",
      description: "المحلات والورش والأسواق في الحي، وكل ما يساعدها على البقاء هنا.",
    },
  },
  {
    code: "kreativ",
    house: "kreativ",
    name: "KreativQuartier",
    shortName: "Kreativ",
    description: "Kunst, Musik und gute Einfälle. Das Thema verbindet alle anderen.",
    isCrossCutting: true,
    en: {
      name: "Creative quarter",
      shortName: "Creative",
      description: "Art, music and good ideas. This theme connects all the others.",
    },
    ar: {
      name: "الحي الإبداعي",
      shortName: "الإبداع",
      description: "فن وموسيقى وأفكار جيدة. هذا الموضوع يربط كل المواضيع الأخرى.",
    },
  },
  {
    code: "wohnen",
    house: "wohnen",
    name: "Immobilien und Wohnen",
    shortName: "Wohnen",
    description: "Wohnungen, Häuser und leere Läden: für Menschen, die mieten, besitzen oder etwas suchen.",
    en: {
      name: "Property and housing",
      shortName: "Housing",
      description: "Homes, houses and empty shops: for people who rent, own or look for something.",
    },
    ar: {
      name: "العقارات والسكن",
      shortName: "السكن",
      description: "شقق وبيوت ومحلات فارغة: لمن يستأجر أو يملك أو يبحث عن مكان.",
    },
  },
  {
    code: "image",
    house: "image",
    name: "Image und Öffentlichkeitsarbeit",
    shortName: "Image",
    description: "Wie Wehringhausen von sich erzählt: Feste, Magazin, Aushänge.",
    en: {
      name: "Image and public relations",
      shortName: "Image",
      description: "How Wehringhausen tells its story: festivals, magazine, notices.",
    },
    ar: {
      name: "صورة الحي والعلاقات العامة",
      shortName: "صورة الحي",
      description: "كيف يحكي حي ويرينغهاوزن عن نفسه: احتفالات ومجلة وإعلانات.",
    },
  },
];
