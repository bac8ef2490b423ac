import { z } from "zod";
import { oneOf, optionalDay, optionalText, requiredId, requiredText } from "../../../shared/forms/fields.ts";
import type { FieldSpec, Option } from "../../../shared/forms/fieldSpec.ts";
import { textKey } from "../../../shared/text/keys.ts";
import { optionalHours, requiredHours, typedHours } from "./duration.ts";
import type { Attendance } from "./hours.repo.ts";
import type { Outcome } from "./recordShift.ts";

const LONGEST = 300;

const givenDay = optionalDay().transform((day, context) => {
  if (day !== null) return day;
  context.addIssue({ code: "custom", message: textKey("thanks:report.dayMissing") });
  return z.NEVER;
});

const told = {
  need: requiredId("thanks:report.needMissing"),
  day: givenDay,
  hours: requiredHours(),
  note: optionalText(LONGEST),
};

/** A volunteer reports time. */
export const reportForm = z.strictObject(told);
/** The desk writes down what it was told. */
export const toldForm = z.strictObject({ ...told, person: requiredId("hoursDesk:told.personMissing") });
export const contestForm = z.strictObject({ text: requiredText(LONGEST, "thanks:contest.missing") });

const withAnswer = <Choice extends string>(choices: readonly [Choice, Choice], refusal: Choice) =>
  z
    .strictObject({ decision: oneOf(choices, "hoursDesk:decision.missing"), answer: optionalText(LONGEST) })
    .superRefine(({ decision, answer }, context) => {
      if (decision === refusal && answer === null)
        context.addIssue({ code: "custom", path: ["answer"], message: textKey("hoursDesk:entry.wordMissing") });
    });

/** About reported time: confirmed, or refused with a word. */
export const entryForm = withAnswer(["confirm", "refuse"], "refuse");
/** About "I was there": agreed, or not, with a word. */
export const decisionForm = withAnswer(["there", "stays"], "stays");

export function toldFields(needs: readonly Option[], people: readonly Option[] | null): readonly FieldSpec[] {
  return [
    ...(people === null
      ? []
      : [
          {
            kind: "select" as const,
            name: "person",
            label: "hoursDesk:told.person" as const,
            options: people,
            emptyLabel: "hoursDesk:told.choose" as const,
          },
        ]),
    ...(needs.length > 0
      ? [
          {
            kind: "select" as const,
            name: "need",
            label: "thanks:report.need" as const,
            options: needs,
            emptyLabel: "thanks:report.choose" as const,
          },
        ]
      : []),
    { kind: "input", name: "day", type: "date", label: "thanks:report.day" },
    { kind: "input", name: "hours", width: "short", label: "thanks:report.hours", hint: "thanks:hours.hint" },
    { kind: "input", name: "note", label: "thanks:report.note", hint: "thanks:report.noteHint", isOptional: true },
  ];
}

export const CONTEST_FIELDS: readonly FieldSpec[] = [
  { kind: "textarea", name: "text", rows: 3, label: "thanks:contest.label", hint: "thanks:contest.hint" },
];

export function decisionFields(options: readonly Option[]): readonly FieldSpec[] {
  return [
    { kind: "radios", name: "decision", label: "hoursDesk:decision.label", options },
    {
      kind: "input",
      name: "answer",
      label: "hoursDesk:entry.word",
      hint: "hoursDesk:entry.wordHint",
      isOptional: true,
    },
  ];
}

const WAYS = ["planned", "other", "absent"] as const;
type Way = (typeof WAYS)[number];
const wayName = (id: string) => `wie-${id}`;
const hoursName = (id: string) => `stunden-${id}`;

const anyWay = z
  .enum(["", ...WAYS])
  .optional()
  .transform((way): Way | null => (way === undefined || way === "" ? null : way));

/** Who came, person by person; whoever is left out stays as they are. `planned` in minutes. */
export function shiftForm(attendances: readonly Attendance[], planned: number) {
  const people = attendances.filter(({ isGone }) => !isGone);
  const fields = people.flatMap(({ id }): [string, z.ZodType][] => [
    [wayName(id), anyWay],
    [hoursName(id), optionalHours()],
  ]);
  return z
    .strictObject({ mark: z.string().max(64), ...Object.fromEntries(fields) })
    .transform((values: Readonly<Record<string, unknown>>, context) => {
      const outcomes = new Map<string, Outcome>();
      for (const { id } of people) {
        const way = values[wayName(id)] as Way | null;
        const minutes = values[hoursName(id)] as number | null;
        if (way === "other" && minutes === null)
          context.addIssue({ code: "custom", path: [hoursName(id)], message: textKey("thanks:hours.missing") });
        if (way !== null)
          outcomes.set(id, way === "absent" ? null : way === "planned" ? planned : (minutes ?? planned));
      }
      return { mark: String(values["mark"]), outcomes };
    });
}

/** What is asked about one person. */
export function personFields({ id, name }: Attendance, options: readonly Option[]) {
  const labelWith = { name };
  const way: FieldSpec = { kind: "radios", name: wayName(id), label: "hoursDesk:shift.person", labelWith, options };
  const hours: FieldSpec = {
    kind: "input",
    name: hoursName(id),
    width: "short",
    label: "hoursDesk:shift.hours",
    labelWith,
  };
  return { way, hours };
}

/** Two fields a person, in the order of the list. */
export function shiftFields(attendances: readonly Attendance[], options: readonly Option[]): readonly FieldSpec[] {
  return attendances
    .filter(({ isGone }) => !isGone)
    .flatMap((attendance) => {
      const { way, hours } = personFields(attendance, options);
      return [way, hours];
    });
}

export const WAY_VALUES = WAYS;

/** What is recorded, as the form shows it. */
export function shiftFormValues(attendances: readonly Attendance[], planned: number) {
  return Object.fromEntries(
    attendances.flatMap((attendance) => [
      [wayName(attendance.id), wayOf(attendance, planned)],
      [hoursName(attendance.id), typedHours(attendance.minutes ?? planned)],
    ]),
  );
}

function wayOf({ state, minutes }: Attendance, planned: number): string {
  if (state === "no_show") return "absent";
  if (state !== "attended") return "";
  return minutes === null || minutes === planned ? "planned" : "other";
}
