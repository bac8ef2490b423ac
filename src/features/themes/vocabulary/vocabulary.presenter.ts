import { formModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { themePaths } from "../themes.paths.ts";
import { termFields } from "./vocabulary.forms.ts";
import type { TermFormPage, VocabularyPage, VocabularyViews } from "./vocabulary.pages.ts";
import { vocabularyPaths, type VocabularyWord } from "./vocabulary.paths.ts";
import type { StoredTerm, TermLine } from "./vocabulary.queries.ts";

const WORDS = {
  anliegen: { title: "themes:terms.concerns", lead: "themes:terms.concernsLead", added: "themes:terms.newConcern" },
  zielgruppen: { title: "themes:terms.targets", lead: "themes:terms.targetsLead", added: "themes:terms.newTarget" },
} as const satisfies Record<VocabularyWord, Record<"title" | "lead" | "added", TextKey>>;

/** The way between the themes and the vocabularies beside them; `current` is null on the page of the themes. */
export function presentVocabularyViews({ t, href }: Reader, current: VocabularyWord | null): VocabularyViews["views"] {
  return [
    { label: t("themes:desk.title"), href: href(themePaths.deskList()), isCurrent: current === null },
    ...(["anliegen", "zielgruppen"] as const).map((word) => ({
      label: t(WORDS[word].title),
      href: href(vocabularyPaths.list(word)),
      isCurrent: current === word,
    })),
  ];
}

export function presentVocabulary(
  reader: Reader,
  word: VocabularyWord,
  { terms, mayEdit }: { readonly terms: readonly TermLine[]; readonly mayEdit: boolean },
): VocabularyPage {
  const { t, href } = reader;
  return {
    title: t(WORDS[word].title),
    lead: t(WORDS[word].lead),
    section: themePaths.deskList(),
    views: presentVocabularyViews(reader, word),
    newHref: href(vocabularyPaths.new(word)),
    mayEdit,
    terms: terms.map((term) => ({
      name: term.name,
      href: href(vocabularyPaths.edit(word, term.code)),
      state: stateText(reader, term),
      count: t("themes:terms.used", { count: term.contactPoints }),
    })),
    emptyText: t("themes:terms.empty"),
  };
}

/** Where a name is missing, the German one stands on that page. */
function stateText({ t }: Reader, { isActive, nameEn, nameAr }: TermLine): string {
  const marks = [
    isActive ? "" : t("themes:desk.retired"),
    nameEn === "" ? t("themes:terms.noEnglish") : "",
    nameAr === "" ? t("themes:terms.noArabic") : "",
  ];
  return marks.filter((mark) => mark !== "").join(", ");
}

/** The form of a new term (`term` is null) or of an existing one. */
export function presentTermForm(
  reader: Reader,
  state: FormState,
  { word, term }: { readonly word: VocabularyWord; readonly term: StoredTerm | null },
): TermFormPage {
  const { t, href } = reader;
  return {
    title: term === null ? t(WORDS[word].added) : term.name,
    section: themePaths.deskList(),
    crumbs: [{ label: t(WORDS[word].title), href: href(vocabularyPaths.list(word)) }],
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action: href(term === null ? vocabularyPaths.new(word) : vocabularyPaths.edit(word, term.code)),
      submit: "frame:form.save",
      fields: termFields(),
      hidden: { version: String(term?.version ?? 1) },
      cancelHref: href(vocabularyPaths.list(word)),
    }),
    resting: term && presentResting(reader, word, term),
  };
}

function presentResting({ t, href }: Reader, word: VocabularyWord, { code, isActive }: StoredTerm) {
  return {
    text: t(isActive ? "themes:terms.retireText" : "themes:terms.restoreText"),
    toggle: {
      action: href(vocabularyPaths.state(word, code)),
      label: t(isActive ? "themes:terms.retire" : "themes:terms.restore"),
      tone: "secondary" as const,
      hidden: [{ name: "state", value: isActive ? "retired" : "active" }],
    },
  };
}
