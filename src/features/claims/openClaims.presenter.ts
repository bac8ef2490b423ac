import type { Reader } from "../../shared/text/reader.ts";
import { claimPaths } from "./claims.paths.ts";
import type { OpenClaim } from "./claims.queries.ts";

/** Open claims as one group of the desk's page of upkeep. */
export function presentOpenClaims({ t, href, format }: Reader, claims: readonly OpenClaim[]) {
  return {
    id: "antraege",
    title: t("claimDesk:open.title", { number: format.number(claims.length) }),
    emptyText: t("claimDesk:open.empty"),
    rows: claims.map(({ id, organisation, name, role, confirmedAt, isExample }) => ({
      title: organisation,
      href: href(claimPaths.desk(id)),
      since: format.shortDay(confirmedAt),
      facts: [name, role].join(", "),
      alarm: "",
      isExample,
    })),
  };
}
