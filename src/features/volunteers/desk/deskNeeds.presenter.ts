import { formModel, type Option } from "../../../shared/forms/formModel.ts";
import { formParts } from "../../../shared/forms/formParts.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import { presentPaging } from "../../../shared/pages/paging.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { batchPaths } from "../batch/batch.paths.ts";
import { coverPaths } from "../cover/cover.paths.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { DeskFormPage, DeskNeedFormPage, DeskNeedListPage } from "./deskNeeds.pages.ts";
import { NEED_PAGE_SIZE, type DeskNeed, type DeskNeedRow } from "./deskNeeds.queries.ts";
import type { NeedChoices } from "../needForm/needChoices.ts";
import { needFields } from "../needForm/needFields.ts";
import { shiftFields } from "./shiftForm.ts";

const STATE_KEYS: Readonly<Record<string, TextKey>> = {
  draft: "needs:state.draft",
  open: "needs:state.open",
  paused: "needs:state.paused",
  filled: "needs:state.filled",
  closed: "needs:state.closed",
  cancelled: "needs:state.cancelled",
};

export function stateText({ t }: Reader, state: string): string {
  return t(STATE_KEYS[state] ?? "needs:state.draft");
}

export function presentDeskNeedList(
  reader: Reader,
  {
    rows,
    page,
    mayEdit,
    mayPrint,
    mayPlan,
  }: { rows: readonly DeskNeedRow[]; page: number; mayEdit: boolean; mayPrint: boolean; mayPlan: boolean },
): DeskNeedListPage {
  const { t, href } = reader;
  return {
    title: t("frame:desk.needs"),
    section: volunteerPaths.deskNeeds(),
    newHref: href(volunteerPaths.deskNeedNew()),
    sheetHref: mayPrint ? href("/buero/tagesblatt") : "",
    batchHref: mayPlan ? href(batchPaths.list()) : "",
    coverHref: mayPlan ? href(coverPaths.list()) : "",
    mayEdit,
    needs: rows.slice(0, NEED_PAGE_SIZE).map((row) => ({
      title: row.title,
      href: href(volunteerPaths.deskNeed(row.id)),
      isExample: row.isExample,
      organisation: row.organisation ?? "",
      state: stateText(reader, row.state),
      places: t("needs:desk.places", { taken: row.placesTaken, places: row.places }),
      waiting: row.waiting === 0 ? "" : t("needs:desk.waiting", { count: row.waiting }),
    })),
    emptyText: t("needs:desk.empty"),
    paging: presentPaging(reader, {
      page,
      hasNext: rows.length > NEED_PAGE_SIZE,
      hrefOf: (number) => href(`${volunteerPaths.deskNeeds()}?seite=${String(number)}`),
    }),
  };
}

export function presentNeedForm(
  reader: Reader,
  state: FormState,
  given: { need: DeskNeed | null; choices: NeedChoices; organisations: readonly { id: string; name: string }[] },
): DeskNeedFormPage {
  const { need, choices } = given;
  const { t, href } = reader;
  const organisations: readonly Option[] = given.organisations.map(({ id, name }) => ({ value: id, label: name }));
  const form = formModel(reader, state, {
    action: href(need === null ? volunteerPaths.deskNeedNew() : volunteerPaths.deskNeedEdit(need.id)),
    submit: need === null ? "needForm:saveDraft" : "frame:form.save",
    fields: needFields(reader, choices, organisations),
    hidden: { version: String(need?.version ?? 1) },
    cancelHref: href(need === null ? volunteerPaths.deskNeeds() : volunteerPaths.deskNeed(need.id)),
  });
  return {
    title: need === null ? t("needs:desk.new") : t("needs:desk.edit", { need: need.title }),
    section: volunteerPaths.deskNeeds(),
    hasErrors: state.errors.length > 0,
    crumbs: crumbsTo(reader, need),
    folded: { form, parts: formParts(form.fields) },
  };
}

export function presentShiftForm(
  reader: Reader,
  state: FormState,
  need: DeskNeed,
  shiftId: string | null,
): DeskFormPage {
  const { t, href } = reader;
  return {
    title: t(shiftId === null ? "needs:shift.new" : "needs:shift.edit"),
    section: volunteerPaths.deskNeeds(),
    hasErrors: state.errors.length > 0,
    crumbs: crumbsTo(reader, need),
    form: formModel(reader, state, {
      action: href(
        shiftId === null ? volunteerPaths.deskShiftNew(need.id) : volunteerPaths.deskShift(need.id, shiftId),
      ),
      submit: "frame:form.save",
      fields: shiftFields,
      cancelHref: href(volunteerPaths.deskNeed(need.id)),
    }),
  };
}

function crumbsTo({ t, href }: Reader, need: DeskNeed | null) {
  const list = { label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) };
  return need === null ? [list] : [list, { label: need.title, href: href(volunteerPaths.deskNeed(need.id)) }];
}
