import { z } from "zod";
import {
  freeText,
  oneOf,
  optionalDay,
  optionalId,
  optionalText,
  optionalTime,
  optionalWhole,
  requiredId,
  requiredText,
  versionField,
} from "../../shared/forms/fields.ts";
import { textKey, type TextKey } from "../../shared/text/keys.ts";

export const MEETING_STATES = ["draft", "invited", "running", "closed", "documented", "cancelled"] as const;
export const MEASURE_STATES = ["open", "in_progress", "blocked", "done", "dropped"] as const;

/** What the desk may write into a conference. */
export const conferenceForm = z
  .strictObject({
    number: optionalWhole(1, 999),
    title: requiredText(160, "conferences:form.titleMissing"),
    summary: requiredText(600, "conferences:form.summaryMissing"),
    description: freeText(8000),
    day: optionalDay(),
    from: optionalTime(),
    to: optionalTime(),
    dateNote: optionalText(120),
    locationText: optionalText(200),
    participants: optionalText(300),
    state: oneOf(MEETING_STATES, "conferences:form.stateMissing"),
    source: optionalText(300),
    seenOn: optionalDay(),
    version: versionField(),
  })
  .superRefine(({ day, from, to }, context) => {
    const fault = (field: string, message: TextKey) => {
      context.addIssue({ code: "custom", path: [field], message });
    };
    if (from !== null && day === null) fault("day", textKey("conferences:form.dayMissing"));
    if (to !== null && from === null) fault("from", textKey("conferences:form.fromMissing"));
    if (to !== null && from !== null && Temporal.PlainTime.compare(to, from) <= 0)
      fault("to", textKey("conferences:form.toTooEarly"));
  });
export type ConferenceValues = z.infer<typeof conferenceForm>;

export const groupForm = z.strictObject({
  title: requiredText(160, "conferences:group.titleMissing"),
  summary: freeText(2000),
  mainThemeId: requiredId("conferences:group.themeMissing"),
  version: versionField(),
});
export type GroupValues = z.infer<typeof groupForm>;

const DIRECTIONS = ["hoch", "runter"] as const;
export const moveForm = z.strictObject({ richtung: oneOf(DIRECTIONS, "frame:form.check") });

/** A result or a contribution. */
export const noteForm = z.strictObject({
  meetingId: requiredId("conferences:record.meetingMissing"),
  text: requiredText(2000, "conferences:record.textMissing"),
  source: optionalText(300),
  mark: freeText(32),
});
export type NoteValues = z.infer<typeof noteForm>;

/** Who does what by when. A measure that stands still says why. */
export const measureForm = z
  .strictObject({
    meetingId: requiredId("conferences:record.meetingMissing"),
    title: requiredText(200, "conferences:measure.titleMissing"),
    themeTermId: optionalId(),
    organizationId: optionalId(),
    dueOn: optionalDay(),
    progress: optionalWhole(0, 100),
    status: oneOf(MEASURE_STATES, "conferences:measure.statusMissing"),
    statusNote: optionalText(600),
    version: versionField(),
  })
  .superRefine(({ status, statusNote }, context) => {
    if ((status === "blocked" || status === "dropped") && statusNote === null)
      context.addIssue({ code: "custom", path: ["statusNote"], message: textKey("conferences:measure.reasonMissing") });
  });
export type MeasureValues = z.infer<typeof measureForm>;

export const documentForm = z.strictObject({ title: requiredText(160, "conferences:document.titleMissing") });
export const archiveForm = z.strictObject({ version: versionField() });
