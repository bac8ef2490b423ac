import { formModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { CARD_FIELDS, NEW_PASSWORD_FIELDS, PASSWORD_FIELDS } from "./access.forms.ts";
import type { CardPage, OwnAccessPage, PasskeyButton, WayInPage } from "./access.pages.ts";
import { accessPaths } from "./access.paths.ts";
import type { IssuedCard } from "./cards.ts";
import type { OwnAccess } from "./ownAccess.queries.ts";

function crumbsTo({ t, href }: Reader, path: string, label: string) {
  return [
    { label: t("frame:start"), href: href("/") },
    { label, href: href(path) },
  ];
}

function passkeyButton(reader: Reader, kind: PasskeyButton["kind"], options: string): PasskeyButton {
  const path = kind === "get" ? accessPaths.passkey() : accessPaths.ownPasskey();
  return {
    action: reader.href(path),
    kind,
    options,
    label: reader.t(`access:passkey.${kind}`),
    failed: reader.t("access:passkey.failed"),
  };
}

/** Password, and a passkey where the device has one. */
export function presentPasswordWay(reader: Reader, state: FormState, passkeyOptions: string): WayInPage {
  const { t, href } = reader;
  return {
    title: t("access:way.password"),
    lead: t("access:way.passwordLead"),
    section: volunteerPaths.needs(),
    crumbs: crumbsTo(reader, volunteerPaths.signIn(), t("volunteers:signIn.title")),
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action: href(accessPaths.password()),
      submit: "access:way.submit",
      fields: PASSWORD_FIELDS,
    }),
    passkey: passkeyButton(reader, "get", passkeyOptions),
    links: [
      { label: t("access:way.toLink"), href: href(volunteerPaths.signIn()) },
      { label: t("access:way.toCard"), href: href(accessPaths.card()) },
    ],
  };
}

export function presentCardWay(reader: Reader, state: FormState): WayInPage {
  const { t, href } = reader;
  return {
    title: t("access:way.card"),
    lead: t("access:way.cardLead"),
    section: volunteerPaths.needs(),
    crumbs: crumbsTo(reader, volunteerPaths.signIn(), t("volunteers:signIn.title")),
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action: href(accessPaths.card()),
      submit: "access:way.submit",
      fields: CARD_FIELDS,
    }),
    passkey: null,
    links: [{ label: t("access:way.toLink"), href: href(volunteerPaths.signIn()) }],
  };
}

export function presentOwnAccess(
  reader: Reader,
  own: OwnAccess,
  { state, passkeyOptions }: { readonly state: FormState; readonly passkeyOptions: string },
): OwnAccessPage {
  const { t, href } = reader;
  return {
    title: t("access:own.title"),
    lead: t("access:own.lead"),
    section: volunteerPaths.needs(),
    crumbs: crumbsTo(reader, volunteerPaths.account(), t("volunteers:account.title")),
    hasErrors: state.errors.length > 0,
    passwordText: passwordText(reader, own),
    passwordForm: own.hasMail
      ? formModel(reader, state, {
          action: href(accessPaths.ownPassword()),
          submit: own.passwordSince === null ? "access:password.set" : "access:password.change",
          fields: NEW_PASSWORD_FIELDS,
        })
      : null,
    endPassword:
      own.passwordSince === null ? null : button(reader, accessPaths.ownPasswordEnd(), t("access:password.end")),
    passkeys: own.passkeys.map(({ id, label, createdAt }) => ({
      label,
      since: t("access:passkey.since", { day: reader.format.day(createdAt) }),
      end: {
        ...button(reader, accessPaths.ownPasskeyEnd(), t("access:passkey.end")),
        about: label,
        hidden: [{ name: "schluessel", value: id }],
      },
    })),
    newPasskey: passkeyButton(reader, "create", passkeyOptions),
    cardText: cardText(reader, own),
    endCard: own.card === null ? null : button(reader, accessPaths.ownCardEnd(), t("access:card.end")),
  };
}

function passwordText({ t, format }: Reader, { hasMail, passwordSince }: OwnAccess): string {
  if (!hasMail) return t("access:password.noMail");
  return passwordSince === null
    ? t("access:password.none")
    : t("access:password.since", { day: format.day(passwordSince) });
}

function cardText({ t, format }: Reader, { card }: OwnAccess): string {
  if (card === null) return t("access:card.none");
  return t("access:card.since", { from: format.day(card.issuedAt), until: format.day(card.expiresAt) });
}

function button({ href }: Reader, path: string, label: string): PostButton {
  return { action: href(path), label, tone: "link", hidden: [] };
}

export function presentCard(
  reader: Reader,
  card: IssuedCard,
  { personId, origin }: { readonly personId: string; readonly origin: string },
): CardPage {
  const { t, href, format } = reader;
  return {
    title: t("access:card.title"),
    name: card.name,
    code: card.code,
    address: `${origin.replace(/^https?:\/\//u, "")}${accessPaths.card()}`,
    ends: t("access:card.ends", { day: format.day(card.expiresAt) }),
    back: { label: t("access:card.back"), href: href(volunteerPaths.deskVolunteer(personId)) },
  };
}
