import type { Reader } from "../../../shared/text/reader.ts";
import { takingPaths } from "../taking/taking.paths.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { CalendarKeyPage } from "./calendar.pages.ts";

interface Given {
  readonly since: Date | null;
  /** The whole address, just made; null when it cannot be shown any more. */
  readonly address: string | null;
}

/** The state of the calendar's address, and the address itself right after it was made. */
export function presentCalendarKey(reader: Reader, { since, address }: Given): CalendarKeyPage {
  const { t, href, format } = reader;
  const action = href(takingPaths.calendarKey());
  return {
    title: t("calendar:title"),
    section: volunteerPaths.needs(),
    crumbs: [{ label: t("volunteers:account.title"), href: href(volunteerPaths.account()) }],
    state: since === null ? t("calendar:none") : t("calendar:since", { when: format.moment(since) }),
    address: address ?? "",
    subscribeHref: address === null ? "" : address.replace(/^https?:/u, "webcal:"),
    renew: {
      action,
      label: t(since === null ? "calendar:make" : "calendar:renew"),
      tone: address === null && since === null ? "primary" : "secondary",
      hidden: [{ name: "schritt", value: "neu" }],
    },
    end:
      since === null
        ? null
        : { action, label: t("calendar:end"), tone: "secondary", hidden: [{ name: "schritt", value: "beenden" }] },
  };
}
