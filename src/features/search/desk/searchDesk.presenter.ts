import { formModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import { presentPaging } from "../../../shared/pages/paging.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { SearchDeskPage, SynonymFormPage } from "./searchDesk.pages.ts";
import { searchDeskPaths } from "./searchDesk.paths.ts";
import { languageName, languageOptions, synonymFields } from "./synonym.forms.ts";
import { PAGE_SIZE, type MissRow, type SynonymFilter, type SynonymRow } from "./synonyms.queries.ts";

export function presentSearchDesk(
  reader: Reader,
  { rows, filter, misses }: { rows: readonly SynonymRow[]; filter: SynonymFilter; misses: readonly MissRow[] },
): SearchDeskPage {
  return {
    title: reader.t("searchDesk:title"),
    section: searchDeskPaths.list(),
    newHref: reader.href(searchDeskPaths.new()),
    misses: misses.map((miss) => presentMiss(reader, miss)),
    filter: presentFilter(reader, filter),
    rows: rows.slice(0, PAGE_SIZE).map((row) => ({
      term: row.term,
      code: row.language,
      language: languageName(reader, row.language),
      means: row.means.join(", "),
      href: reader.href(searchDeskPaths.edit(row.id)),
    })),
    emptyText: reader.t("searchDesk:empty"),
    paging: presentPaging(reader, {
      page: filter.page,
      hasNext: rows.length > PAGE_SIZE,
      hrefOf: (page) => reader.href(listPath(filter, page)),
    }),
  };
}

export function presentSynonymForm(reader: Reader, state: FormState, synonym: SynonymRow | null): SynonymFormPage {
  const title = synonym ? reader.t("searchDesk:editTitle", { term: synonym.term }) : reader.t("searchDesk:newTitle");
  const version = String(synonym?.version ?? 0);
  return {
    title,
    section: searchDeskPaths.list(),
    crumbs: [{ label: reader.t("searchDesk:title"), href: reader.href(searchDeskPaths.list()) }],
    hasErrors: state.errors.length > 0,
    lead: reader.t("searchDesk:form.lead"),
    form: formModel(reader, state, {
      action: reader.href(synonym ? searchDeskPaths.edit(synonym.id) : searchDeskPaths.new()),
      submit: "searchDesk:form.save",
      fields: synonymFields(reader),
      hidden: { version },
      cancelHref: reader.href(searchDeskPaths.list()),
    }),
    remove: synonym && {
      action: reader.href(searchDeskPaths.remove(synonym.id)),
      label: reader.t("searchDesk:remove"),
      tone: "tertiary",
      hidden: [{ name: "version", value: version }],
    },
  };
}

function presentMiss(reader: Reader, { words, language, count, lastOn }: MissRow): SearchDeskPage["misses"][number] {
  return {
    words,
    language: languageName(reader, language),
    asked: reader.t("searchDesk:misses.asked", { count, day: reader.format.day(new Date(`${lastOn}T12:00:00Z`)) }),
    newHref: reader.href(searchDeskPaths.new(words, language)),
    forget: {
      action: reader.href(searchDeskPaths.forget()),
      label: reader.t("searchDesk:misses.forget"),
      tone: "link",
      hidden: [{ name: "words", value: words }],
    },
  };
}

function presentFilter(reader: Reader, { q, language }: SynonymFilter): SearchDeskPage["filter"] {
  const options = [{ value: "", label: reader.t("searchDesk:allLanguages") }, ...languageOptions(reader)];
  return {
    action: reader.href(searchDeskPaths.list()),
    q,
    label: reader.t("searchDesk:find"),
    choiceName: "sprache",
    choiceLabel: reader.t("searchDesk:language"),
    choices: options.map((option, index) => ({
      ...option,
      id: `sprache-${String(index)}`,
      isChosen: option.value === (language ?? ""),
    })),
  };
}

function listPath({ q, language }: SynonymFilter, page: number): string {
  const given = { q, sprache: language ?? "", seite: page === 1 ? "" : String(page) };
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== "")).toString();
  return query === "" ? searchDeskPaths.list() : `${searchDeskPaths.list()}?${query}`;
}
