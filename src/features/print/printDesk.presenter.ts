import { LANGUAGE_FACTS, LANGUAGES, localPath } from "../../shared/text/languages.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { PrintDeskPage } from "./print.pages.ts";
import { printPaths } from "./print.paths.ts";
import type { PrintEntry } from "./print.queries.ts";

/** /buero/druck: what can be printed, from one place. */
export function presentPrintDesk(
  reader: Reader,
  { entries, missing }: { readonly entries: readonly PrintEntry[]; readonly missing: number },
): PrintDeskPage {
  const { t, href } = reader;
  return {
    title: t("print:desk.title"),
    lead: t("print:desk.lead"),
    section: printPaths.desk(),
    guides: LANGUAGES.map((language) => ({
      label: t("print:desk.guideIn", { language: LANGUAGE_FACTS[language].endonym }),
      href: localPath(language, printPaths.guidePdf()),
    })),
    listHref: href("/anlaufstellen"),
    entries: entries.map(({ title, slug }) => ({
      title,
      posterHref: href(printPaths.poster(slug)),
      handoutHref: href(printPaths.handout(slug)),
    })),
    more: missing > 0 ? t("print:list.more", { count: missing }) : "",
  };
}
