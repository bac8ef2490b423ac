import { formModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { rejectFields } from "./claims.forms.ts";
import type { ClaimDeskPage } from "./claims.pages.ts";
import { claimPaths } from "./claims.paths.ts";
import { isOwnDomain } from "./claims.policy.ts";
import type { Claim } from "./claims.queries.ts";

interface Given {
  readonly claim: Claim;
  readonly editors: readonly string[];
  readonly form: FormState;
  /** Why accepting failed; "" when nobody tried. */
  readonly fault: string;
}

/** The claim as the coordination decides it. */
export function presentClaimDesk(reader: Reader, { claim, editors, form, fault }: Given): ClaimDeskPage {
  const { t, href, format } = reader;
  const { organization: organisation } = claim;
  const isOpen = claim.state === "open";
  const path = organisation.isInitiative
    ? `/buero/initiativen/${encodeURIComponent(organisation.slug)}`
    : `/buero/organisationen/${organisation.id}`;
  const fact = (label: string, text: string, link = "") => ({ label, text, href: link });
  return {
    title: t("claimDesk:title", { name: claim.name }),
    section: "/buero/pflege",
    crumbs: [{ label: t("claimDesk:list"), href: href("/buero/pflege") }],
    hasErrors: form.errors.length > 0 || fault !== "",
    state: t(`claimDesk:state.${claim.state}`),
    facts: [
      fact(t("claimDesk:organisation"), organisation.name, href(path)),
      fact(t("claimDesk:role"), claim.role),
      fact(t("claimDesk:email"), claim.email, `mailto:${claim.email}`),
      ...(claim.confirmedAt ? [fact(t("claimDesk:confirmed"), format.moment(claim.confirmedAt))] : []),
      ...(claim.reason === null ? [] : [fact(t("claimDesk:reject.reason"), claim.reason)]),
    ],
    message: claim.message,
    hints: hintsOf(reader, claim, editors),
    fault,
    accept: isOpen ? acceptButton(reader, claim) : null,
    reject: isOpen
      ? formModel(reader, form, {
          action: href(claimPaths.reject(claim.id)),
          submit: "claimDesk:reject.button",
          fields: rejectFields,
          isSecondary: true,
          hidden: { version: String(claim.version) },
        })
      : null,
  };
}

function acceptButton({ t, href }: Reader, { id, version }: Claim): PostButton {
  return {
    action: href(claimPaths.accept(id)),
    label: t("claimDesk:accept.button"),
    tone: "primary",
    hidden: [{ name: "version", value: String(version) }],
  };
}

/** What helps to judge whether the person speaks for the organisation. */
function hintsOf({ t, format }: Reader, claim: Claim, editors: readonly string[]): readonly string[] {
  const isOwn = isOwnDomain(claim.email, claim.organization);
  return [
    t(isOwn ? "claimDesk:hint.ownDomain" : "claimDesk:hint.otherDomain"),
    editors.length === 0 ? t("claimDesk:hint.noEditors") : t("claimDesk:hint.editors", { names: format.list(editors) }),
  ];
}
