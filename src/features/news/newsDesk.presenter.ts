import type { DocumentItem } from "../../shared/documents/documents.ts";
import { formModel, type Option } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import { renderMarkdown } from "../../shared/text/markdown.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { articleFields, uploadFields } from "./news.forms.ts";
import type { NewsDeskPage, NewsFormPage } from "./news.pages.ts";
import { newsPaths } from "./news.paths.ts";
import type { ArticleDeskLine, ArticleFormRow } from "./news.queries.ts";

export function presentNewsDesk(
  reader: Reader,
  given: { articles: readonly ArticleDeskLine[]; mayEdit: boolean; paging: Paging },
): NewsDeskPage {
  const { t, href, format } = reader;
  return {
    title: t("frame:desk.news"),
    section: newsPaths.deskList(),
    newHref: href(newsPaths.deskNew()),
    mayEdit: given.mayEdit,
    articles: given.articles.map((article) => ({
      title: article.title,
      href: href(newsPaths.deskEdit(article.id)),
      day: article.publishedOn === null ? "" : format.day(article.publishedOn),
      state: t(`news:state.${article.state}`),
      isExample: article.isExample,
    })),
    emptyText: t("news:desk.empty"),
    paging: given.paging,
  };
}

export interface FormFacts {
  readonly state: FormState;
  /** Null for a new article. */
  readonly article: ArticleFormRow | null;
  readonly themes: readonly Option[];
  readonly documents: readonly DocumentItem[];
  readonly mayEdit: boolean;
  readonly wantsPreview: boolean;
  readonly upload: FormState;
  readonly origin: string;
}

/** The form of an article; whoever may not change it gets the preview alone. */
export function presentNewsForm(reader: Reader, facts: FormFacts): NewsFormPage {
  const { t, href } = reader;
  const { article, state, mayEdit } = facts;
  return {
    title: article === null ? t("news:desk.new") : article.title,
    section: newsPaths.deskList(),
    hasErrors: state.errors.length + facts.upload.errors.length > 0,
    crumbs: [{ label: t("frame:desk.news"), href: href(newsPaths.deskList()) }],
    form: mayEdit ? articleFormModel(reader, facts) : null,
    previewAction: href(article === null ? newsPaths.deskPreview() : newsPaths.deskEditPreview(article.id)),
    preview: facts.wantsPreview || !mayEdit ? previewOf(state, facts.origin) : null,
    publicHref: article?.state === "published" ? href(newsPaths.show(article.slug)) : "",
    ...documentsOf(reader, facts),
  };
}

function articleFormModel(reader: Reader, { article, state, themes }: FormFacts) {
  return formModel(reader, state, {
    action: reader.href(article === null ? newsPaths.deskNew() : newsPaths.deskEdit(article.id)),
    submit: "frame:form.save",
    fields: articleFields(reader, themes),
    hidden: { version: String(article?.version ?? 1) },
    cancelHref: reader.href(newsPaths.deskList()),
  });
}

/** Documents need an article they belong to: a new one is saved first. */
function documentsOf(
  reader: Reader,
  { article, documents, mayEdit, upload }: FormFacts,
): Pick<NewsFormPage, "hasDocuments" | "documents" | "upload"> {
  if (article === null) return { hasDocuments: false, documents: [], upload: null };
  return {
    hasDocuments: true,
    documents: documents.map((item) => ({ ...item, removal: mayEdit ? removalOf(reader, article, item) : null })),
    upload: mayEdit ? uploadForm(reader, article.id, upload) : null,
  };
}

function previewOf(state: FormState, origin: string) {
  return {
    title: typedText(state, "title"),
    lead: typedText(state, "lead"),
    body: renderMarkdown(typedText(state, "body"), { origin }),
  };
}

function uploadForm(reader: Reader, articleId: string, state: FormState) {
  return formModel(reader, state, {
    action: reader.href(newsPaths.deskDocuments(articleId)),
    submit: "news:desk.upload",
    fields: uploadFields(),
    isSecondary: true,
  });
}

function removalOf({ t, href }: Reader, article: ArticleFormRow, item: DocumentItem) {
  return {
    action: href(newsPaths.deskDocumentRemoval(article.id, item.id)),
    label: t("news:desk.removeDocument", { title: item.title }),
    tone: "link" as const,
    hidden: [],
  };
}

function typedText(state: FormState, field: string): string {
  const value = state.values[field];
  return typeof value === "string" ? value : (value?.[0] ?? "");
}
