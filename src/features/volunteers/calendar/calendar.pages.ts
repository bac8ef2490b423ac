import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";

/** /konto/kalender: the secret address of one's own calendar. */
export interface CalendarKeyPage extends PageModel {
  readonly state: string;
  /** The address, on the one page that shows it; "" else. */
  readonly address: string;
  /** The same for programs that subscribe (webcal). */
  readonly subscribeHref: string;
  readonly renew: PostButton;
  readonly end: PostButton | null;
}
export const calendarKeyPage = definePage<CalendarKeyPage>("volunteers/calendar-key");
