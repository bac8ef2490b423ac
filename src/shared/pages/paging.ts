import type { Reader } from "../text/reader.ts";

/** Links to the neighbouring pages of a list. */
export interface Paging {
  readonly label: string;
  readonly items: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
}

/** `page` counts from 1; an empty list of items when one page holds everything. */
export function presentPaging(
  reader: Reader,
  at: { page: number; hasNext: boolean; hrefOf: (page: number) => string },
): Paging {
  const { page, hasNext, hrefOf } = at;
  const item = (number: number, label: string) => ({ label, href: hrefOf(number), isCurrent: number === page });
  const items = [
    ...(page > 1 ? [item(page - 1, reader.t("frame:paging.back"))] : []),
    { label: reader.format.number(page), href: hrefOf(page), isCurrent: true },
    ...(hasNext ? [item(page + 1, reader.t("frame:paging.next"))] : []),
  ];
  return { label: reader.t("frame:paging.label"), items: items.length === 1 ? [] : items };
}
