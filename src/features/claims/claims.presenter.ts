import { errorSummary, fieldModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { claimFields } from "./claims.forms.ts";
import type { ClaimPage, ClaimSentPage, MyClaimPage } from "./claims.pages.ts";
import { claimPaths } from "./claims.paths.ts";
import type { Claim, ClaimableOrganisation } from "./claims.queries.ts";

export function presentClaim(
  reader: Reader,
  state: FormState,
  { organisation, stamp }: { organisation: ClaimableOrganisation; stamp: string },
): ClaimPage {
  const { t, href } = reader;
  return {
    title: t("claims:ask.title", { organisation: organisation.name }),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    hasErrors: state.errors.length > 0,
    lead: t("claims:ask.lead"),
    isExample: organisation.isExample,
    form: {
      action: href(claimPaths.ask(organisation.slug)),
      stamp,
      summary: errorSummary(reader, state, claimFields),
      fields: claimFields.map((field) => fieldModel(reader, state, field)),
      privacyHref: href("/datenschutz"),
    },
  };
}

export function presentClaimSent({ t, href }: Reader): ClaimSentPage {
  return {
    title: t("claims:sent.title"),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    startHref: href("/"),
  };
}

/** The claim as the person who made it sees it. */
export function presentMyClaim(reader: Reader, claim: Claim, token: string): MyClaimPage {
  const { t, href } = reader;
  const isOpen = claim.state === "open";
  const isConfirmed = claim.confirmedAt !== null;
  return {
    title: t("claims:mine.title", { organisation: claim.organization.name }),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    state: stateText(reader, claim),
    reason: claim.reason ?? "",
    facts: [
      { label: t("claims:form.name"), text: claim.name },
      { label: t("claims:form.email"), text: claim.email },
      { label: t("claims:form.role"), text: claim.role },
    ],
    confirm:
      isOpen && !isConfirmed
        ? button(href(claimPaths.confirm(token)), { label: t("claims:mine.confirm"), tone: "primary" })
        : null,
    withdraw: isOpen
      ? button(href(claimPaths.withdraw(token)), { label: t("claims:mine.withdraw"), tone: "secondary" })
      : null,
  };
}

function button(action: string, face: Pick<PostButton, "label" | "tone">): PostButton {
  return { action, hidden: [], ...face };
}

function stateText({ t }: Reader, { state, confirmedAt }: Claim): string {
  if (state !== "open") return t(`claims:mine.${state}`);
  return t(confirmedAt === null ? "claims:mine.unconfirmed" : "claims:mine.waiting");
}
