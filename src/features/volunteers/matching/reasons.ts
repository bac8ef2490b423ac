/** What a need asks for and a volunteer can bring, in the order it is named. */
export type FeatureKey = "time" | "skills" | "theme" | "language" | "compass" | "distance";

/** Asked for, but not known of this person: shown as a question, neither for nor against. */
export const ASK = -1;
/** Not asked for by this need: no reason at all. */
export const NOT_ASKED = -2;

/** A weekly time of the need and how much of it is free: 1 for all as first choice, 0.5 for all as second choice. */
export interface TimeShare {
  readonly weekday: number;
  /** Minutes since midnight; an end past midnight is above 1440. */
  readonly startMinute: number;
  readonly endMinute: number;
  readonly share: number;
  /** All of it is free, but not all as first choice. */
  readonly isSecondChoice?: boolean;
}

/** What was looked at, for words: nothing in it has to be worked out again. */
export interface FactsByFeature {
  readonly time: {
    /** Dates of the next 8 weeks; none for a need without dates. */
    readonly dates: number;
    /** How many of them are lost to something accepted before. */
    readonly busyDates: number;
    /** The weekly times, the best first. */
    readonly times: readonly TimeShare[];
    /** For a need without dates: hours wanted, and those of a week that are free as first and only as second choice. */
    readonly hours: { readonly wanted: number; readonly free: number; readonly second?: number } | null;
  };
  readonly skills: {
    readonly matched: readonly { readonly termId: string; readonly level: number }[];
    readonly missing: readonly string[];
  };
  readonly theme: { readonly shared: readonly string[]; readonly other: readonly string[] };
  readonly language: {
    readonly best: { readonly code: string; readonly level: "native" | "good" | "basic" } | null;
    readonly wanted: readonly string[];
  };
  readonly compass: {
    readonly agreed: readonly string[];
    readonly partly: readonly string[];
    readonly opposed: readonly string[];
    readonly doubledStatementId: string | null;
  };
  readonly distance: { readonly metres: number };
}

/** One part of the fit: known with its value and facts, or to be asked. */
export type FitReason = {
  readonly [Key in FeatureKey]:
    | {
        readonly key: Key;
        readonly status: "known";
        readonly value: number;
        readonly weight: number;
        readonly facts: FactsByFeature[Key];
      }
    | { readonly key: Key; readonly status: "ask"; readonly weight: number };
}[FeatureKey];

export interface Fit {
  readonly value: number;
  /** What the need does not ask for is not among them. */
  readonly reasons: readonly FitReason[];
}
