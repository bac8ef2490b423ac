/** A name in another language, with the short name and the description where there are some. */
export interface TermWords {
  readonly name: string;
  readonly shortName?: string;
  readonly description?: string;
}

/** A word of a vocabulary in German, English and Arabic. */
export interface SeedTerm extends TermWords {
  readonly code: string;
  readonly house?: string;
  readonly isCrossCutting?: boolean;
  readonly en: TermWords;
  readonly ar: TermWords;
}
