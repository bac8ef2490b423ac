import { holds, personIdOf, scopesOf, type Actor } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";
import type { LinkChange } from "./board/links.ts";

/** Which initiatives somebody works with: all, those of some themes, those of some organisations. */
export interface InitiativeScope {
  readonly all: boolean;
  readonly themeIds: readonly string[];
  readonly organizationIds: readonly string[];
  /** Whose links do not count, with those of the other leads of the theme: nobody reaches one by their own word. */
  readonly personId: string | null;
}

/** What decides about single fields and buttons of an initiative. */
export interface InitiativeFacts {
  readonly id: string;
  readonly parentId: string | null;
  readonly state: string;
  readonly contacts: readonly { readonly isPublic: boolean }[];
}

/** What somebody may change: the coordination everything, the others what belongs to their theme or organisation. */
export function editScope(actor: Actor): InitiativeScope {
  return {
    all: actor.kind === "system" || holds(actor, "coordinator"),
    themeIds: scopesOf(actor, "theme_lead"),
    organizationIds: scopesOf(actor, "editor"),
    personId: personIdOf(actor),
  };
}

/** What somebody sees in the desk's list: what they may change, and everything for readers. */
export function readScope(actor: Actor): InitiativeScope {
  return holds(actor, "viewer") ? { ...editScope(actor), all: true } : editScope(actor);
}

/** Publishing is the word of the coordination and of the theme's lead, not of the organisation itself. */
export function maySetState(actor: Actor): boolean {
  return holds(actor, "coordinator", "theme_lead");
}

/** The coordination archives and brings back; an organisation's own editors may archive. */
export function mayToggle(actor: Actor, initiative: InitiativeFacts): Decision {
  const isOwnersArchiving = initiative.state !== "archived" && isEditorOf(actor, initiative);
  return holds(actor, "coordinator") || isOwnersArchiving ? allow : deny("initiatives:desk.restoreDenied");
}

/** A contact that is not public is for the coordination and the organisation's own editors alone. */
export function maySeeContact(actor: Actor, initiative: InitiativeFacts): boolean {
  const isPrivate = initiative.contacts.some((contact) => !contact.isPublic);
  return !isPrivate || holds(actor, "coordinator") || isEditorOf(actor, initiative);
}

function isEditorOf(actor: Actor, { id, parentId }: InitiativeFacts): boolean {
  return scopesOf(actor, "editor").some((own) => own === id || own === parentId);
}

/** Whether what somebody changes waits for the desk: editors, where their own organisation is reviewed. */
export function isReviewed(actor: Actor, reviewingIds: readonly string[]): boolean {
  return !holds(actor, "coordinator") && scopesOf(actor, "editor").some((own) => reviewingIds.includes(own));
}

/** Whether somebody may put this theme on initiatives and take it off again. */
export function mayUseTheme(actor: Actor, themeId: string): boolean {
  return holds(actor, "coordinator") || scopesOf(actor, "theme_lead").includes(themeId);
}

/** Every changed link must be of a theme that is theirs: a lead never moves another theme's main mark. */
export function mayTouchLinks(actor: Actor, changes: readonly LinkChange[]): Decision {
  return changes.every((change) => mayUseTheme(actor, change.themeId)) ? allow : deny("initiatives:board.foreignTheme");
}

/** Resting themes keep their links and may lose them; nobody chooses them anew or makes them the main theme. */
export function mayAssign(actor: Actor, changes: readonly LinkChange[], activeThemeIds: ReadonlySet<string>): Decision {
  const choosesResting = changes.some(
    ({ themeId, from, to }) => !activeThemeIds.has(themeId) && to !== null && (from === null || to === "main"),
  );
  return choosesResting ? deny("initiatives:board.restingTheme") : mayTouchLinks(actor, changes);
}
