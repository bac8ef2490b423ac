import type { TextKey } from "../text/keys.ts";

/** What can wait at the desk. */
export type WaitingKind =
  | "enquiry"
  | "registration"
  | "initiative"
  | "contact_point"
  | "organization"
  | "event"
  | "need"
  | "hours"
  | "contest"
  | "claim"
  | "proposal"
  | "check"
  | "call"
  | "cover";

/** One thing that waits for somebody at the desk, told by the feature that owns it. */
export interface WaitingItem {
  readonly kind: WaitingKind;
  readonly id: string;
  /** What it is about, as people wrote it. May name a person: never for viewers. */
  readonly title: string;
  /** Since when it waits. */
  readonly since: Date;
  /** Address of the page where the next step is done, below the language. */
  readonly href: string;
  /** The next step, as a verb. */
  readonly action: TextKey;
  readonly isExample: boolean;
  /** True while somebody outside the desk has to move first. */
  readonly isWithOthers?: boolean;
}
