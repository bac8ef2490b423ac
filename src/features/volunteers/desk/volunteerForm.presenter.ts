import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import { ageFields } from "../guardian/agePart.ts";
import { guardianPaths } from "../guardian/guardian.paths.ts";
import { presentPart, type Look, type PartModel } from "../profile/partModel.ts";
import { PART_CODES, partFields } from "../profile/parts.ts";
import { volunteerFormModel } from "../profile/profileForm.ts";
import { presentAge } from "../registration/shortForm.ts";
import type { VolunteerRecord } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { frameOf } from "./deskVolunteer.presenter.ts";
import type { DeskVolunteerFormPage } from "./deskVolunteers.pages.ts";

const CLOSING: readonly FieldSpec[] = [{ kind: "check", name: "consent", label: "needs:volunteer.consent" }];

/** Registering somebody from paper or the phone (`record` is null), or changing what is stored. */
export function presentDeskVolunteerForm(look: Look, record: VolunteerRecord | null): DeskVolunteerFormPage {
  return record === null ? presentNew(look) : presentStored(look, record);
}

function presentNew(look: Look): DeskVolunteerFormPage {
  const { reader, state, choices } = look;
  const { t, href } = reader;
  const sources = (["paper", "desk"] as const).map((value) => ({ value, label: t(`needs:volunteer.source.${value}`) }));
  const opening: readonly FieldSpec[] = [
    { kind: "radios", name: "source", label: "needs:volunteer.source", options: sources },
  ];
  return {
    ...frameOf(reader),
    title: t("needs:volunteer.new"),
    hasErrors: state.errors.length > 0,
    wording: t("volunteers:consent.wording"),
    sheetHref: href(guardianPaths.registrationSheet()),
    form: volunteerFormModel(reader, state, {
      action: href(volunteerPaths.deskVolunteerNew()),
      submit: "frame:form.save",
      parts: sections(look, true),
      fields: [...partFields(reader, choices, PART_CODES), ...ageFields(reader, { isAtDesk: true })],
      hidden: {},
      cancelHref: href(volunteerPaths.deskVolunteers()),
      opening,
      closing: CLOSING,
    }),
  };
}

function presentStored(look: Look, { id, displayName, version }: VolunteerRecord): DeskVolunteerFormPage {
  const { reader, state, choices } = look;
  const { t, href } = reader;
  return {
    ...frameOf(reader),
    title: t("needs:volunteer.edit", { name: displayName }),
    hasErrors: state.errors.length > 0,
    wording: "",
    sheetHref: "",
    form: volunteerFormModel(reader, state, {
      action: href(volunteerPaths.deskVolunteerEdit(id)),
      submit: "frame:form.save",
      parts: sections(look, false),
      fields: partFields(reader, choices, PART_CODES),
      hidden: { version: String(version) },
      cancelHref: href(volunteerPaths.deskVolunteer(id)),
    }),
  };
}

/** The parts in the order of the paper; the first one open, and each that holds a fault. */
function sections(look: Look, isNew: boolean): readonly PartModel[] {
  const { t } = look.reader;
  const parts = PART_CODES.map((code, at) => {
    const part = presentPart(look, code);
    return { ...part, fold: "section" as const, isOpen: at === 0 || part.isOpen };
  });
  const age = { ...presentAge(look, { isAtDesk: true }), title: t("guardian:age.part"), fold: "section" as const };
  const [contact, ...others] = parts;
  return isNew && contact ? [contact, { ...age, isOpen: true }, ...others] : parts;
}
