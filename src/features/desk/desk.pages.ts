import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** One group of waiting things, as a table with a caption. */
export interface WaitingTable {
  readonly id: string;
  readonly caption: string;
  readonly count: string;
  readonly isAlarm: boolean;
  readonly rows: readonly {
    readonly since: string;
    readonly kind: string;
    readonly title: string;
    readonly href: string;
    readonly action: string;
    readonly isExample: boolean;
  }[];
  /** "and 12 more", with the list that holds them, per kind. */
  readonly more: readonly { readonly text: string; readonly href: string }[];
}

export interface TallyItem {
  readonly count: string;
  readonly label: string;
  readonly href: string;
  readonly isAlarm: boolean;
}

/** /buero for everybody who has waiting things. */
export interface TodayPage extends PageModel {
  readonly tally: readonly TallyItem[];
  readonly tables: readonly WaitingTable[];
  readonly emptyText: string;
  readonly takeHref: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly hours: { readonly text: string; readonly href: string; readonly isExample: boolean } | null;
  readonly week: readonly { readonly label: string; readonly count: string }[];
  readonly hasRows: boolean;
}
export const todayPage = definePage<TodayPage>("desk/today", "desk");

/** /buero for those whose work is elsewhere: what they can do here. */
export interface WelcomePage extends PageModel {
  readonly lead: string;
  readonly links: readonly { readonly label: string; readonly href: string; readonly text: string }[];
}
export const welcomePage = definePage<WelcomePage>("desk/welcome", "desk");

/** /buero/postausgang */
export interface OutboxPage extends PageModel {
  readonly lead: string;
  readonly mails: readonly {
    readonly when: string;
    readonly subject: string;
    readonly kind: string;
    readonly state: string;
    readonly isAlarm: boolean;
    readonly attempts: string;
    /** Set only while no mail server is configured. */
    readonly letter: { readonly to: string; readonly lines: readonly MailLine[] } | null;
    readonly sendAgain: PostButton | null;
  }[];
  readonly emptyText: string;
  readonly paging: Paging;
}
export const outboxPage = definePage<OutboxPage>("desk/outbox", "desk");

/** A piece of a mail's text; our own addresses can be followed. */
export interface MailLine {
  readonly text: string;
  readonly href: string;
}
