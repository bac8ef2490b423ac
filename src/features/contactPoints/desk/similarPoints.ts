import type { Actor } from "../../../shared/access/actor.ts";
import { sortKeyFrom } from "../../../shared/ids/ids.ts";
import type { DuplicateFinder, Lookalike, LookalikesOf } from "../../duplicates/index.ts";
import { directoryScopeOf } from "../../organisations/index.ts";
import type { ContactPointValues } from "./contactPointDesk.forms.ts";
import type { ContactPointDeskQueries } from "./contactPointDesk.queries.ts";

interface Deps {
  readonly queries: ContactPointDeskQueries;
  readonly finder: DuplicateFinder;
  readonly lookalikesOf: LookalikesOf;
}

/** What looks like a contact point: like one that is being added, and like one that is stored. */
export interface SimilarPoints extends Pick<DuplicateFinder, "wasSent"> {
  readonly toNew: (values: ContactPointValues) => Promise<readonly Lookalike[]>;
  readonly toStored: (actor: Actor, id: string) => Promise<readonly { readonly id: string; readonly title: string }[]>;
}

export function createSimilarPoints({ queries, finder, lookalikesOf }: Deps): SimilarPoints {
  return {
    wasSent: (form) => finder.wasSent(form),
    toNew: ({ point, phones, contact, address, organisationId }) =>
      finder.contactPoints({
        id: null,
        sortKey: sortKeyFrom(point.title),
        phones: phones.flatMap((phone) => phone?.number ?? []),
        mails: contact.email === null ? [] : [contact.email],
        street: address?.address1 ?? null,
        organisationId,
      }),
    /** Whoever sees all finds what looks alike by any sign, others what lies in their scope. */
    toStored(actor, id) {
      const scope = directoryScopeOf(actor);
      return scope.isAll ? lookalikesOf("service_at_location", id) : queries.similar(scope, id);
    },
  };
}
