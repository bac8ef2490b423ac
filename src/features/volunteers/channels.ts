/** How somebody wants to be reached (model: preferredChannel). */
export const CHANNELS = ["email", "phone", "post", "in_person"] as const;
export type Channel = (typeof CHANNELS)[number];
