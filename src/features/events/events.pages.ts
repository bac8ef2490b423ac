import type { FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** One date as a line of a list: the day large, the rest beside it. */
export interface EventCard {
  readonly dateTime: string;
  readonly day: string;
  readonly month: string;
  readonly title: string;
  readonly href: string;
  readonly when: string;
  readonly place: string;
  readonly isCancelled: boolean;
  readonly isExample: boolean;
}

/** /termine: what comes, by month; or what was. */
export interface EventListPage extends PageModel {
  readonly lead: string;
  readonly months: readonly { readonly name: string; readonly events: readonly EventCard[] }[];
  readonly emptyText: string;
  readonly calendarHref: string;
  readonly isArchive: boolean;
  readonly otherHref: string;
  readonly otherLabel: string;
  readonly paging: Paging;
}
export const eventListPage = definePage<EventListPage>("events/list");

/** /termine/:slug */
export interface EventPage extends PageModel {
  readonly dateTime: string;
  readonly when: string;
  readonly isCancelled: boolean;
  readonly isOver: boolean;
  readonly isExample: boolean;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly term: string; readonly text: string; readonly href: string }[];
  readonly fileHref: string;
  readonly source: string;
}
export const eventPage = definePage<EventPage>("events/show");

/** /buero/termine */
export interface EventDeskPage extends PageModel {
  readonly newHref: string;
  readonly mayAdd: boolean;
  /** What comes, then what was; a group without dates is left out. */
  readonly groups: readonly {
    readonly heading: string;
    readonly events: readonly {
      readonly title: string;
      readonly href: string;
      readonly when: string;
      readonly state: string;
      readonly isExample: boolean;
    }[];
  }[];
  readonly emptyText: string;
  readonly paging: Paging;
}
export const eventDeskPage = definePage<EventDeskPage>("events/desk-list", "desk");

export interface EventFormPage extends PageModel {
  readonly form: FormModel;
  readonly buttons: readonly PostButton[];
  readonly publicHref: string;
  /** Filling the shifts of its day; "" where there are none, or for those who do not plan. */
  readonly planHref: string;
}
export const eventFormPage = definePage<EventFormPage>("events/desk-form", "desk");
