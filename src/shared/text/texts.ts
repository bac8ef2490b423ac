import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import i18next from "i18next";
import { LANGUAGES, type Language } from "./languages.ts";
import { NAMESPACES, type Namespace, type TextKey } from "./keys.ts";

export type TextValues = Readonly<Record<string, string | number>>;
/** Says a text in one language; `count` picks the plural form. */
export type Translate = (key: TextKey, values?: TextValues) => string;

export interface Texts {
  readonly translate: (language: Language) => Translate;
  /** Whether a feature's texts exist in that language; if not, its pages are shown in German. */
  readonly has: (language: Language, namespace: Namespace) => boolean;
}

/**
 * Loads src/texts/<language>/<feature>.json once. A missing key or value calls `onFault`: tests throw there,
 * production logs the key.
 */
export function loadTexts(directory: string, onFault: (fault: string) => void): Texts {
  const available = new Map<Language, Set<Namespace>>();
  const resources: Record<string, Record<string, Record<string, string>>> = {};
  for (const language of LANGUAGES) {
    const files = NAMESPACES.flatMap((namespace) => {
      const file = path.join(directory, language, `${namespace}.json`);
      return existsSync(file)
        ? [{ namespace, texts: JSON.parse(readFileSync(file, "utf8")) as Record<string, string> }]
        : [];
    });
    available.set(language, new Set(files.map((file) => file.namespace)));
    resources[language] = Object.fromEntries(files.map((file) => [file.namespace, file.texts]));
  }
  const i18n = i18next.createInstance();
  void i18n.init({
    resources,
    fallbackLng: "de",
    supportedLngs: [...LANGUAGES],
    keySeparator: false,
    nsSeparator: ":",
    initAsync: false,
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => {
      onFault(`missing text ${namespace}:${key}`);
    },
    missingInterpolationHandler: (text: string) => {
      onFault(`missing value in "${text}"`);
      return "";
    },
  });
  const speakers = new Map(
    LANGUAGES.map((language) => [language, remembering(i18n.getFixedT(language) as unknown as Translate)]),
  );
  return {
    translate: (language) => speakers.get(language) ?? ((key) => key),
    has: (language, namespace) => available.get(language)?.has(namespace) ?? false,
  };
}

/** Texts without values are looked up once: a page asks for a hundred of them. */
function remembering(say: Translate): Translate {
  const known = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return say(key, values);
    const text = known.get(key) ?? say(key);
    known.set(key, text);
    return text;
  };
}
