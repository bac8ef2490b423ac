import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { phoneText } from "../../../shared/text/phoneText.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { KeptRecord, RecordKind } from "../../proposals/index.ts";
import type { CheckRow } from "../checks/checks.repo.ts";
import { presentEntry } from "../entry.presenter.ts";
import type { CallListPage, CallPage, CallPart, UpkeepRow } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";
import type { CallRow } from "./calls.repo.ts";

const SECTION = "/mitmachen";
const SCRIPT = ["greeting", "purpose", "read", "ask", "thanks"] as const;
const TAKEN_MS = 48 * 3_600_000;

export function presentCalls(reader: Reader, rows: readonly CallRow[]): CallListPage {
  const { t, href } = reader;
  const isOwn = (row: CallRow) => row.assignedAt !== null;
  return {
    title: t("upkeep:calls.title"),
    section: SECTION,
    crumbs: [{ label: t("upkeep:calls.account"), href: href("/konto") }],
    lead: t("upkeep:calls.lead"),
    own: rows.filter(isOwn).map((row) => presentRow(reader, row)),
    free: rows
      .filter((row) => !isOwn(row))
      .map((row) => ({
        ...presentRow(reader, row),
        take: {
          action: href(upkeepPaths.callTake(row.id)),
          label: t("upkeep:calls.take", { title: row.title }),
          tone: "secondary",
          hidden: [],
        },
      })),
    emptyText: t("upkeep:calls.empty"),
  };
}

function presentRow(reader: Reader, row: CallRow): UpkeepRow {
  const { t, href, format } = reader;
  const until = row.assignedAt === null ? null : new Date(row.assignedAt.getTime() + TAKEN_MS);
  return {
    title: row.title,
    href: href(upkeepPaths.call(row.id)),
    since: until === null ? "" : t("upkeep:calls.until", { moment: format.moment(until) }),
    facts: attemptsText(reader, row.attempts),
    alarm: "",
    isExample: row.isExample,
  };
}

function attemptsText({ t }: Reader, attempts: number): string {
  return attempts === 0 ? "" : t("upkeep:call.attempts", { count: attempts });
}

interface CallGiven {
  readonly check: CheckRow;
  readonly kind: RecordKind;
  readonly record: KeptRecord;
  readonly isDesk: boolean;
}

/** Number, script, entry and answers: the same for a volunteer and for the desk. */
export function presentCall(reader: Reader, { check, kind, record, isDesk }: CallGiven): CallPage {
  const { t, href } = reader;
  const above = isDesk ? upkeepPaths.desk() : upkeepPaths.calls();
  return {
    title: t("upkeep:call.title", { title: record.title }),
    section: isDesk ? above : SECTION,
    crumbs: [{ label: t(isDesk ? "upkeep:desk.title" : "upkeep:calls.title"), href: href(above) }],
    lead: t(isDesk ? "upkeep:call.leadDesk" : "upkeep:call.lead"),
    isExample: record.isExample,
    call: presentScript(reader, check, record),
    entry: presentEntry(reader, {
      kind,
      record,
      action: href(isDesk ? upkeepPaths.deskCall(check.id) : upkeepPaths.call(check.id)),
      changeHref: href(isDesk ? upkeepPaths.deskCallChange(check.id) : upkeepPaths.callChange(check.id)),
      mayReachNobody: true,
    }),
    giveBack: isDesk
      ? null
      : { action: href(upkeepPaths.callReturn(check.id)), label: t("upkeep:call.giveBack"), tone: "link", hidden: [] },
  };
}

/** What to say stands in German, since the call is in German; other readers get its meaning beside it. */
function presentScript(reader: Reader, { attempts }: CheckRow, { title, phone }: KeptRecord): CallPart {
  const { t } = reader;
  return {
    phone: phone === null ? "" : phoneText(phone),
    phoneHref: phone === null ? "" : (parsePhoneNumberFromString(phone, "DE")?.getURI() ?? `tel:${phone}`),
    attempts: attemptsText(reader, attempts),
    script: SCRIPT.map((line) => ({
      say: t(`upkeep:say.${line}`, { title }),
      meaning: reader.language === "de" ? "" : t(`upkeep:meaning.${line}`, { title }),
    })),
  };
}
