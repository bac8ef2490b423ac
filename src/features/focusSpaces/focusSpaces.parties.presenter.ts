import { formModel, type FieldSpec } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { PartyListPage } from "./focusSpaces.pages.ts";
import { spacePaths } from "./focusSpaces.paths.ts";
import type { Space, SpaceParty } from "./focusSpaces.queries.ts";
import { PARTY_ROLES } from "./focusSpaces.words.ts";

/** The list of owners, managers and keyholders with the form of a new or of the chosen one. */
export function presentParties(
  reader: Reader,
  state: FormState,
  given: { space: Space; parties: readonly SpaceParty[]; chosen: SpaceParty | null; mark: string },
): PartyListPage {
  const { t } = reader;
  const { space, chosen } = given;
  const list = reader.href(spacePaths.deskParties(space.slug));
  return {
    title: t("focusSpaces:party.title", { space: space.title }),
    section: spacePaths.deskList(),
    hasErrors: state.errors.length > 0,
    crumbs: [
      { label: t("focusSpaces:list.title"), href: reader.href(spacePaths.deskList()) },
      { label: space.title, href: reader.href(spacePaths.deskShow(space.slug)) },
    ],
    lead: t("focusSpaces:party.lead"),
    emptyText: t("focusSpaces:party.empty"),
    parties: given.parties.map((party) => ({
      name: party.name,
      role: t(`focusSpaces:role.${party.role}`),
      details: [party.phone && phoneText(party.phone), party.email, party.note].filter((detail) => detail !== null),
      editHref: reader.href(spacePaths.deskParty(space.slug, party.id)),
      remove: {
        action: reader.href(spacePaths.deskRemoveParty(space.slug, party.id)),
        label: t("focusSpaces:party.remove", { name: party.name }),
        tone: "link",
        hidden: [],
      },
    })),
    formHeading: chosen === null ? t("focusSpaces:party.new") : t("focusSpaces:party.edit", { name: chosen.name }),
    form: formModel(reader, state, {
      action: chosen === null ? list : reader.href(spacePaths.deskParty(space.slug, chosen.id)),
      submit: "frame:form.save",
      fields: partyFields(reader),
      hidden: { mark: given.mark },
      ...(chosen === null ? {} : { cancelHref: list }),
    }),
  };
}

/** The form of an owner, manager or keyholder. */
export function partyFields({ t }: Reader): readonly FieldSpec[] {
  const options = PARTY_ROLES.map((value) => ({ value, label: t(`focusSpaces:role.${value}`) }));
  return [
    { kind: "radios", name: "role", label: "focusSpaces:party.role", options },
    { kind: "input", name: "name", label: "focusSpaces:party.name" },
    { kind: "input", name: "phone", label: "focusSpaces:party.phone", type: "tel", isOptional: true },
    { kind: "input", name: "email", label: "focusSpaces:party.email", type: "email", isOptional: true },
    { kind: "textarea", name: "note", label: "focusSpaces:party.note", rows: 3, isOptional: true },
  ];
}
