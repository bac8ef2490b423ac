import type { Tx } from "../../../shared/db/client.ts";

/** Words of the vocabularies as a cell may write them, in lower case: code, name or short name. */
export interface Vocabularies {
  /** Codes of languages. */
  readonly languages: ReadonlyMap<string, string>;
  /** Ids of themes. */
  readonly themes: ReadonlyMap<string, string>;
}

export async function loadVocabularies(tx: Tx): Promise<Vocabularies> {
  const terms = await tx.taxonomyTerm.findMany({
    where: { isActive: true, taxonomy: { code: { in: ["language", "theme"] } } },
    select: { id: true, code: true, name: true, shortName: true, taxonomy: { select: { code: true } } },
    orderBy: { position: "asc" },
  });
  const words = (vocabulary: string, valueOf: (term: { id: string; code: string }) => string) =>
    new Map(
      terms
        .filter((term) => term.taxonomy.code === vocabulary)
        .flatMap((term) =>
          [term.code, term.name, term.shortName ?? ""]
            .filter((word) => word !== "")
            .map((word): [string, string] => [word.toLowerCase(), valueOf(term)]),
        ),
    );
  return { languages: words("language", (term) => term.code), themes: words("theme", (term) => term.id) };
}
