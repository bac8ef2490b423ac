import { holds, scopesOf, type Actor } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";
import type { ArticleScope } from "./news.queries.ts";

/** The coordination writes everything, a theme lead what belongs to one of their themes. */
export function mayEditArticle(actor: Actor, { themeIds }: { readonly themeIds: readonly string[] }): Decision {
  if (holds(actor, "coordinator")) return allow;
  const own = scopesOf(actor, "theme_lead");
  return themeIds.some((id) => own.includes(id)) ? allow : deny("news:deny.notYourTheme");
}

/** What somebody finds at the desk: coordination and viewers all articles, theme leads those of their themes. */
export function articlesVisibleTo(actor: Actor): ArticleScope {
  return holds(actor, "coordinator", "viewer") ? undefined : scopesOf(actor, "theme_lead");
}

/** An article cannot be updated before it was published; days are compared as "2026-11-27". */
export function mayDateRevision(publishedOn: string | null, revisedOn: string | null): Decision {
  if (publishedOn === null || revisedOn === null) return allow;
  return revisedOn >= publishedOn ? allow : deny("news:deny.revisedBeforePublished");
}

/** What is public carries no day that is still to come: readers would find it at once, whatever the day says. */
export function mayPublishOn(state: string, publishedOn: string | null, today: string): Decision {
  const isTooEarly = state === "published" && publishedOn !== null && publishedOn > today;
  return isTooEarly ? deny("news:deny.publishedInFuture") : allow;
}
