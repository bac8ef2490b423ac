/** The vocabularies that the desk keeps beside the themes: their word in the address, and their code. */
export const VOCABULARIES = { anliegen: "concern", zielgruppen: "target_group" } as const;
export type VocabularyWord = keyof typeof VOCABULARIES;
export type VocabularyCode = (typeof VOCABULARIES)[VocabularyWord];

/** Addresses of the desk below /buero/begriffe. */
export const vocabularyPaths = {
  list: (word: VocabularyWord) => `/buero/begriffe/${word}`,
  new: (word: VocabularyWord) => `/buero/begriffe/${word}/neu`,
  edit: (word: VocabularyWord, code: string) => `/buero/begriffe/${word}/${encodeURIComponent(code)}`,
  state: (word: VocabularyWord, code: string) => `/buero/begriffe/${word}/${encodeURIComponent(code)}/status`,
};
