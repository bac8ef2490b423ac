import type { Actor } from "../../shared/access/actor.ts";
import type { Option } from "../../shared/forms/formModel.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { allThemeIds } from "../../shared/vocabulary/recordThemes.ts";
import { mayWriteInto } from "./conferences.policy.ts";
import type { Conference, Group } from "./conferences.queries.ts";

/** The meetings of a conference somebody may write into: the conference itself and its groups. */
export function writableMeetings(reader: Reader, actor: Actor, conference: Conference): readonly Option[] {
  return [
    { value: conference.id, label: reader.t("conferences:record.whole"), themeIds: [] as readonly string[] },
    ...conference.groups.map((group) => ({
      value: group.id,
      label: group.title,
      themeIds: allThemeIds(group.themes),
    })),
  ]
    .filter(({ themeIds }) => mayWriteInto(actor, themeIds).allowed)
    .map(({ value, label }) => ({ value, label }));
}

/** A record of the conference or of one of its groups, with the id of the meeting it belongs to. */
export function findRecord<Item extends { readonly id: string }>(
  conference: Conference,
  id: string,
  itemsOf: (meeting: Conference | Group) => readonly Item[],
): { readonly item: Item; readonly meetingId: string; readonly themeIds: readonly string[] } | null {
  for (const meeting of [conference, ...conference.groups]) {
    const item = itemsOf(meeting).find((candidate) => candidate.id === id);
    const themeIds = "themes" in meeting ? allThemeIds(meeting.themes) : [];
    if (item) return { item, meetingId: meeting.id, themeIds };
  }
  return null;
}
