import type { Reader } from "../../shared/text/reader.ts";
import type { SearchGroup } from "./search.pages.ts";
import type { SitePage } from "./sitePages.ts";

/** Pages of the site as a group of results: first if a title says the words, else last. */
export interface PageGroup {
  readonly group: SearchGroup | null;
  readonly isFirst: boolean;
}

export function presentPages(reader: Reader, pages: readonly SitePage[]): PageGroup {
  const hits = pages.map(({ path, title, about, isInTitle }) => ({
    href: reader.href(path),
    title: [{ text: title, isHit: false }],
    titleLanguage: reader.language,
    excerpt: [{ text: about, isHit: false }],
    isTranslated: true,
    reasons: [reader.t(isInTitle ? "search:reason.title" : "search:reason.text")],
    isExample: false,
  }));
  const group = { heading: reader.t("search:kind.pages"), hits, all: null };
  return { group: hits.length === 0 ? null : group, isFirst: pages.some(({ isInTitle }) => isInTitle) };
}

export function withPages(groups: readonly SearchGroup[], { group, isFirst }: PageGroup): readonly SearchGroup[] {
  if (group === null) return groups;
  return isFirst ? [group, ...groups] : [...groups, group];
}
