/** Why somebody at the desk opened a volunteer's details; each has words in the log and for the person concerned. */
export const VIEW_REASONS = [
  "page",
  "edit",
  "helpers",
  "candidates",
  "proposal",
  "cover",
  "callList",
  "card",
  "daySheet",
  "hours",
  "contest",
  "certificate",
  "clearance",
  "export",
] as const;
export type ViewReason = (typeof VIEW_REASONS)[number];
