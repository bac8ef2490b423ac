import { fieldModel, type FieldModel, type FieldSpec, type OptionModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import { timeFields } from "./timePart.ts";
import { weekModel, type WeekModel } from "./weekModel.ts";
import type { Part } from "./part.ts";
import { EVERY_PART, type PartCode } from "./parts.ts";
import { shortSkillPart, shortLanguagePart, skillName } from "./abilityParts.ts";

/** One piece of a form, as components/volunteer-part prints it: grid, rows, fields, in this order. */
export interface PartModel {
  readonly code: string;
  /** "" where the page's own heading says it. */
  readonly title: string;
  readonly hint: string;
  /** How it lies on the page: open, folded on small screens, folded everywhere, or a section with a heading that folds. */
  readonly fold: "open" | "small" | "always" | "section";
  /** Said on the fold, with what is chosen. */
  readonly summary: string;
  readonly isOpen: boolean;
  readonly week: WeekModel | null;
  readonly rows: RowsModel | null;
  readonly fields: readonly FieldModel[];
  readonly winter: WeekModel | null;
  /** Asked only of those under 18. */
  readonly minor: MinorModel | null;
}

/** Rows of one question each, answered by one tap. */
export interface RowsModel {
  readonly legend: string;
  readonly rows: readonly {
    readonly legend: string;
    readonly options: readonly OptionModel[];
    /** A tick beside the answer. */
    readonly tick: (OptionModel & { readonly name: string }) | null;
    readonly name: string;
  }[];
}

export interface MinorModel {
  readonly legend: string;
  readonly hint: string;
  readonly fields: readonly FieldModel[];
}

export interface Look {
  readonly reader: Reader;
  readonly state: FormState;
  readonly choices: Choices;
}

const BLANK = { title: "", hint: "", fold: "open", summary: "", isOpen: false } as const;
const NOTHING = { week: null, rows: null, fields: [], winter: null, minor: null } as const;

/** A part with its heading, as a page of its own or a section of a long form. */
export function presentPart(look: Look, code: PartCode): PartModel {
  const { t } = look.reader;
  return {
    ...BLANK,
    ...contentOf(look, code),
    code,
    title: t(`profile:part.${code}`),
    hint: t(`profile:hint.${code}`),
    summary: t(`profile:part.${code}`),
    isOpen: hasFault(look, EVERY_PART[code]),
  };
}

function contentOf(look: Look, code: PartCode): Omit<PartModel, keyof typeof BLANK | "code"> {
  const { reader, state, choices } = look;
  const fields = (specs: readonly FieldSpec[]) => specs.map((spec) => fieldModel(reader, state, spec));
  const specs = EVERY_PART[code].fields(reader, choices);
  switch (code) {
    case "zeiten":
      return {
        ...NOTHING,
        week: weekModel(reader, state, "zeit"),
        fields: fields(timeFields(reader)),
        winter: weekModel(reader, state, "winter"),
      };
    case "koennen":
      return { ...NOTHING, rows: rowsModel(look, code, specs.slice(0, -1), ticksFor(look)) };
    case "sprachen":
      return { ...NOTHING, rows: rowsModel(look, code, specs) };
    case "aussagen":
      return { ...NOTHING, rows: rowsModel(look, code, specs.slice(0, -1)), fields: fields(specs.slice(-1)) };
    default:
      return { ...NOTHING, fields: fields(specs) };
  }
}

type Ticks = ReadonlyMap<string, OptionModel & { readonly name: string }>;

function rowsModel(
  { reader, state }: Look,
  code: PartCode,
  specs: readonly FieldSpec[],
  ticks: Ticks = new Map(),
): RowsModel {
  return {
    legend: reader.t(`profile:part.${code}`),
    rows: specs.map((spec) => {
      const { name, label, options } = fieldModel(reader, state, spec);
      const isAnswered = options.some(({ isChosen }) => isChosen);
      // what nobody answered is skipped, or not spoken, or not a skill
      const silent = options.findIndex(({ value }) => value === "" || value === "0");
      return {
        name,
        legend: label,
        options: options.map((option, at) => (isAnswered ? option : { ...option, isChosen: at === silent })),
        tick: ticks.get(name) ?? null,
      };
    }),
  };
}

/** "gebe ich gern weiter", beside each skill. */
function ticksFor({ reader, state, choices }: Look): Ticks {
  const chosen = state.values["weiter"] ?? [];
  return new Map(
    choices.skills.map(({ code }, at) => [
      skillName(code),
      {
        name: "weiter",
        id: `weiter-${String(at)}`,
        value: code,
        label: reader.t("profile:teach"),
        isChosen: chosen.includes(code),
      },
    ]),
  );
}

function hasFault({ reader, state, choices }: Look, part: Pick<Part<unknown>, "fields">): boolean {
  const names = part.fields(reader, choices).map(({ name }) => name);
  return state.errors.some(({ field }) => names.includes(field));
}

type ShortPart = "week" | "themes" | "skills" | "languages" | "statements";

/** The pieces of the short form: the week, folds for themes, skills and languages, the statements folded away. */
export function presentShortParts(look: Look): Readonly<Record<ShortPart, PartModel>> {
  const { reader, state, choices } = look;
  const fold = (code: string, part: Pick<Part<unknown>, "fields">): PartModel => {
    const [spec] = part.fields(reader, choices);
    const field = spec ? fieldModel(reader, state, spec) : null;
    const chosen = field?.options.filter(({ isChosen }) => isChosen).map(({ label }) => label) ?? [];
    const label = field?.label ?? "";
    const names = reader.format.list(chosen);
    return {
      ...BLANK,
      ...NOTHING,
      code,
      fold: "small",
      summary: chosen.length === 0 ? label : reader.t("volunteers:form.chosen", { label, names }),
      isOpen: hasFault(look, part),
      fields: field ? [field] : [],
    };
  };
  return {
    week: { ...BLANK, ...NOTHING, code: "zeiten", week: weekModel(reader, state, "zeit") },
    themes: fold("interessen", EVERY_PART.interessen),
    skills: fold("koennen", shortSkillPart),
    languages: fold("sprachen", shortLanguagePart),
    statements: {
      ...presentPart(look, "aussagen"),
      title: "",
      fold: "always",
      summary: reader.t("profile:statements.fold", { count: choices.statements.length }),
      isOpen: answered(state) || hasFault(look, EVERY_PART.aussagen),
    },
  };
}

function answered({ values }: FormState): boolean {
  return Object.entries(values).some(([name, value]) => name.startsWith("aussage-") && value !== "");
}

/** A part whose fields simply follow each other, without a heading. */
export function plainPart(look: Look, code: string, part: Pick<Part<unknown>, "fields">): PartModel {
  const { reader, state, choices } = look;
  const fields = part.fields(reader, choices).map((spec) => fieldModel(reader, state, spec));
  return { ...BLANK, ...NOTHING, code, fields };
}
