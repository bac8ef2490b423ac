import type { DocumentItem } from "../../shared/documents/documents.ts";
import { presentPaging } from "../../shared/pages/paging.ts";
import { renderMarkdown } from "../../shared/text/markdown.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ThemeRow } from "../themes/index.ts";
import type { ArticlePage, NamedLink, NewsListPage } from "./news.pages.ts";
import { newsPaths } from "./news.paths.ts";
import type { ArticleLine, ArticleWhole } from "./news.queries.ts";
import { isOfTheArchive, PROGRAMME_PAGE } from "./newsArchive.ts";
import { presentArticleCards } from "./newsCards.ts";

export interface NewsChoice {
  readonly year: number | null;
  readonly theme: ThemeRow | null;
  readonly page: number;
}

interface ListFacts {
  readonly choice: NewsChoice;
  readonly years: readonly number[];
  readonly themes: readonly ThemeRow[];
  readonly articles: readonly ArticleLine[];
  readonly hasNext: boolean;
  readonly pages: readonly ArticleLine[];
}

export function presentNewsList(reader: Reader, facts: ListFacts): NewsListPage {
  const { t, href } = reader;
  const { choice } = facts;
  return {
    title: t("frame:nav.news"),
    lead: t("news:list.lead"),
    description: t("news:list.lead"),
    section: newsPaths.list(),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    alternates: [feedAlternate(reader)],
    action: href(newsPaths.list()),
    years: facts.years.map((year) => ({ value: String(year), label: String(year), isChosen: year === choice.year })),
    themes: facts.themes.map((theme) => ({
      value: theme.code,
      label: theme.name,
      isChosen: theme.code === choice.theme?.code,
    })),
    chips: chipsFor(reader, choice),
    articles: presentArticleCards(reader, facts.articles),
    emptyText: t("news:list.empty"),
    pages: presentInformationPages(reader, facts.pages),
    feedHref: href(newsPaths.feed()),
    paging: presentPaging(reader, {
      page: choice.page,
      hasNext: facts.hasNext,
      hrefOf: (page) => href(listAddress({ ...choice, page })),
    }),
  };
}

function presentInformationPages(reader: Reader, pages: readonly ArticleLine[]): readonly NamedLink[] {
  return pages.map((page) => ({ label: page.title, href: reader.href(newsPaths.show(page.slug)) }));
}

function feedAlternate(reader: Reader) {
  return { type: "application/atom+xml", href: reader.href(newsPaths.feed()), title: reader.t("news:feed.title") };
}

function chipsFor(reader: Reader, choice: NewsChoice): readonly NamedLink[] {
  const without = (gone: Partial<NewsChoice>) => reader.href(listAddress({ ...choice, page: 1, ...gone }));
  return [
    ...(choice.year === null
      ? []
      : [{ label: reader.t("news:list.chipYear", { year: String(choice.year) }), href: without({ year: null }) }]),
    ...(choice.theme === null
      ? []
      : [{ label: reader.t("news:list.chipTheme", { theme: choice.theme.name }), href: without({ theme: null }) }]),
  ];
}

function listAddress({ year, theme, page }: NewsChoice): string {
  const query = new URLSearchParams({
    ...(year === null ? {} : { jahr: String(year) }),
    ...(theme === null ? {} : { thema: theme.code }),
    ...(page === 1 ? {} : { seite: String(page) }),
  }).toString();
  return query === "" ? newsPaths.list() : `${newsPaths.list()}?${query}`;
}

interface ArticleFacts {
  readonly article: ArticleWhole;
  readonly themes: readonly ThemeRow[];
  readonly documents: readonly DocumentItem[];
  /** Whether the page about the end of the programme is public, so that it may be linked. */
  readonly hasProgrammePage: boolean;
  readonly origin: string;
}

export function presentArticle(reader: Reader, facts: ArticleFacts): ArticlePage {
  const { t, href } = reader;
  const { article } = facts;
  const path = newsPaths.show(article.slug);
  return {
    title: article.title,
    description: article.lead,
    section: newsPaths.list(),
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: t("frame:nav.news"), href: href(newsPaths.list()) },
    ],
    alternates: [feedAlternate(reader)],
    dateTime: article.publishedOn?.toISOString().slice(0, 10) ?? "",
    day: article.publishedOn === null ? "" : reader.format.day(article.publishedOn),
    kindText: isArchived(article) ? t("news:show.fromArchive") : t(`news:kind.${article.kind}`),
    revisedText: revisedText(reader, article),
    lead: article.lead,
    body: renderMarkdown(article.body, { origin: facts.origin }),
    isExample: article.isExample,
    mailHref: `mailto:?subject=${encodeURIComponent(article.title)}&body=${encodeURIComponent(`${article.title}\n${facts.origin}${href(path)}`)}`,
    archive: archiveNotice(reader, facts),
    themes: facts.themes.map((theme) => ({
      name: theme.name,
      house: theme.house,
      href: href(`/themen/${encodeURIComponent(theme.code)}`),
    })),
    documents: facts.documents,
    source: article.source ?? "",
  };
}

function revisedText({ t, format }: Reader, { revisedOn, revisionNote }: ArticleWhole): string {
  if (revisedOn === null) return "";
  const day = format.day(revisedOn);
  return revisionNote === null
    ? t("news:show.revised", { day })
    : t("news:show.revisedNote", { day, note: revisionNote });
}

function isArchived(article: ArticleWhole): boolean {
  return article.kind !== "page" && isOfTheArchive(article.publishedOn);
}

function archiveNotice(reader: Reader, { article, hasProgrammePage }: ArticleFacts): ArticlePage["archive"] {
  if (!isArchived(article)) return null;
  return {
    text: reader.t("news:show.archiveText"),
    link: hasProgrammePage
      ? { label: reader.t("news:show.archiveLink"), href: reader.href(newsPaths.show(PROGRAMME_PAGE)) }
      : null,
  };
}
