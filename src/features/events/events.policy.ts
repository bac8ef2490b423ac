import { holds, personIdOf, scopesOf, type Actor } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/** Who a date belongs to: its organisation, and the themes of that organisation. */
export interface EventFacts {
  readonly organizationId: string | null;
  readonly themeIds: readonly string[];
}

/** The coordination enters every date, an editor those of their organisation, a theme lead those of their theme's organisations. */
export function mayEditEvent(actor: Actor, { organizationId, themeIds }: EventFacts): Decision {
  if (holds(actor, "coordinator")) return allow;
  const isOwn = organizationId !== null && scopesOf(actor, "editor").includes(organizationId);
  const isOfTheme = themeIds.some((id) => scopesOf(actor, "theme_lead").includes(id));
  return isOwn || isOfTheme ? allow : deny("events:deny.notYourOrganisation");
}

/** Whose dates somebody may write; `isAll` for the coordination. */
export interface EventScope {
  readonly isAll: boolean;
  readonly organizationIds: readonly string[];
  readonly themeIds: readonly string[];
  /** Whose links do not count, with those of the other leads of the theme: nobody writes for one by their own word. */
  readonly personId: string | null;
}

/** What somebody may change at the desk. */
export function editableEvents(actor: Actor): EventScope {
  return {
    isAll: holds(actor, "coordinator"),
    organizationIds: scopesOf(actor, "editor"),
    themeIds: scopesOf(actor, "theme_lead"),
    personId: personIdOf(actor),
  };
}

/** What somebody finds at the desk: viewers read every date, all others what they may change. */
export function eventsVisibleTo(actor: Actor): EventScope {
  return { ...editableEvents(actor), isAll: holds(actor, "coordinator", "viewer") };
}

/** A date ends after it began. */
export function mayLast(startsAt: Date, endsAt: Date | null): Decision {
  return endsAt === null || endsAt > startsAt ? allow : deny("events:deny.endsBeforeStart");
}

/** Only what is still to come can be called off, and only once. */
export function mayCancel(event: { readonly status: string; readonly startsAt: Date }, now: Date): Decision {
  if (event.status === "cancelled") return deny("events:deny.alreadyCancelled");
  return event.startsAt > now ? allow : deny("events:deny.alreadyOver");
}

const WITHOUT_AN_END_MS = 3_600_000;

/** A date without an end counts as over an hour after it began. */
export function isOver(
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date | null },
  now: Date,
): boolean {
  return (endsAt ?? new Date(startsAt.getTime() + WITHOUT_AN_END_MS)) <= now;
}

/** What was called off can take place after all while it is still to come. */
export function mayReinstate(event: { readonly status: string; readonly startsAt: Date }, now: Date): Decision {
  if (event.status !== "cancelled") return deny("events:deny.notCancelled");
  return event.startsAt > now ? allow : deny("events:deny.alreadyOver");
}
