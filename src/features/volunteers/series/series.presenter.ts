import { dateColumn } from "../../../shared/clock.ts";
import { fieldModel, formModel, type FieldModel, type FieldSpec } from "../../../shared/forms/formModel.ts";
import { emptyForm, type FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { DeskNeed } from "../desk/deskNeeds.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { SHIFT_CHOICES, type OpenQuestion } from "./planChange.ts";
import { seriesFields } from "./series.forms.ts";
import type { SeriesPage, SeriesPart } from "./series.pages.ts";
import { seriesPaths } from "./series.paths.ts";
import type { SeriesRow } from "./series.repo.ts";
import { seriesSentence } from "./seriesWords.ts";

/** The field in which it is said what becomes of a date. */
const choiceField = (shiftId: string) => `wahl-${shiftId}`;

export const leaveOutFields: readonly FieldSpec[] = [
  { kind: "input", type: "date", width: "short", name: "tag", label: "series:leftOut.day" },
  { kind: "input", name: "grund", label: "series:leftOut.reason", hint: "series:leftOut.reasonHint", isOptional: true },
];

export function endFields({ t }: Reader): readonly FieldSpec[] {
  const options = (["keep", "cancel"] as const).map((value) => ({ value, label: t(`series:end.${value}`) }));
  return [{ kind: "radios", name: "zugesagte", label: "series:end.taken", options }];
}

/** A series as it stands on the page of its need, at the desk. */
export function presentSeriesPart(reader: Reader, needId: string, series: SeriesRow, mayEdit: boolean): SeriesPart {
  const { t, href } = reader;
  return {
    sentence: seriesSentence(reader, series),
    people: t("series:people", { min: series.minPeople, max: series.maxPeople }),
    editHref: mayEdit ? href(seriesPaths.edit(needId, series.id)) : "",
    leftOut: leftOutOf(reader, needId, series, mayEdit),
  };
}

function leftOutOf(reader: Reader, needId: string, series: SeriesRow, mayEdit: boolean): SeriesPart["leftOut"] {
  const { t, format, href } = reader;
  return series.leftOut.map(({ day, reason }) => {
    const name = format.longDay(dateColumn(day));
    return {
      text: reason === "" ? t("series:leftOut.is", { day: name }) : t("series:leftOut.isFor", { day: name, reason }),
      putBack: mayEdit
        ? {
            action: href(seriesPaths.putBack(needId, series.id)),
            label: t("series:leftOut.putBack"),
            about: name,
            tone: "link",
            hidden: [{ name: "tag", value: day.toString() }],
          }
        : null,
    };
  });
}

interface Given {
  readonly need: DeskNeed;
  readonly series: SeriesRow | null;
  readonly state: FormState;
  readonly questions: readonly OpenQuestion[];
  readonly leaveOut?: FormState;
  readonly end?: FormState;
}

export function presentSeries(reader: Reader, given: Given): SeriesPage {
  const { need, series, state, questions } = given;
  const { t, href } = reader;
  const common = {
    section: volunteerPaths.deskNeeds(),
    hasErrors: [state, given.leaveOut, given.end].some((one) => (one?.errors.length ?? 0) > 0),
    crumbs: [
      { label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) },
      { label: need.title, href: href(volunteerPaths.deskNeed(need.id)) },
    ],
    questions: questions.map((question) => questionField(reader, state, question)),
    questionsLead: t("series:questions", { count: questions.length }),
    form: formModel(reader, state, {
      action: href(series === null ? seriesPaths.new(need.id) : seriesPaths.edit(need.id, series.id)),
      submit: questions.length > 0 ? "series:saveAnswers" : "frame:form.save",
      fields: seriesFields(reader),
      hidden: { version: String(series?.version ?? 1) },
      cancelHref: href(volunteerPaths.deskNeed(need.id)),
    }),
  };
  if (series === null) {
    return { ...common, title: t("series:new"), sentence: "", leftOut: [], leftOutForm: null, endForm: null };
  }
  return {
    ...common,
    title: t("series:edit"),
    sentence: seriesSentence(reader, series),
    leftOut: leftOutOf(reader, need.id, series, true),
    ...furtherForms(reader, { ...given, series }),
  };
}

function furtherForms(
  reader: Reader,
  { need, series, leaveOut, end }: Given & { readonly series: SeriesRow },
): Pick<SeriesPage, "leftOutForm" | "endForm"> {
  const { href } = reader;
  return {
    leftOutForm: formModel(reader, leaveOut ?? emptyForm, {
      action: href(seriesPaths.leaveOut(need.id, series.id)),
      submit: "series:leftOut.submit",
      fields: leaveOutFields,
      isSecondary: true,
    }),
    endForm: formModel(reader, end ?? { values: { zugesagte: "keep" }, errors: [] }, {
      action: href(seriesPaths.end(need.id, series.id)),
      submit: "series:end.submit",
      fields: endFields(reader),
      isSecondary: true,
    }),
  };
}

function questionField(reader: Reader, state: FormState, { shift, moveTo }: OpenQuestion): FieldModel {
  const { t, format } = reader;
  const choices = SHIFT_CHOICES.filter((choice) => choice !== "move" || moveTo !== null);
  const day = moveTo === null ? "" : format.longDay(dateColumn(moveTo));
  return fieldModel(reader, state, {
    kind: "radios",
    name: choiceField(shift.id),
    label: "series:question",
    labelWith: {
      moment: `${format.longDay(shift.startsAt)}, ${format.time(shift.startsAt)}`,
      people: String(shift.people),
    },
    options: choices.map((value) => ({ value, label: t(`series:choice.${value}`, { day }) })),
  });
}
