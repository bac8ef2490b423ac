import type { Language } from "../text/languages.ts";

/** What is the same on every page of one request. */
export interface Site {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly isDemo: boolean;
  /** Hashed addresses of sheets, scripts and drawings by their logical name. */
  readonly asset: (name: string) => string;
  /** One of our own paths in the reader's language. */
  readonly href: (path: string) => string;
  /** Scheme and host of this installation, for addresses that leave the page. */
  readonly origin: string;
}
