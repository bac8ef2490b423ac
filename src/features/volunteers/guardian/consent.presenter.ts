import type { Reader } from "../../../shared/text/reader.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { ConsentPage } from "./guardian.pages.ts";
import { guardianPaths } from "./guardian.paths.ts";
import { answersTo, type GuardianAnswer } from "./guardian.policy.ts";
import type { GuardianRecord } from "./guardianRecord.repo.ts";
import { guardianState, languageOfWords } from "./guardianWords.ts";

/** What a guardian agrees to, where it stands, and what they can say about it. */
export function presentConsent(
  reader: Reader,
  { token, name, consent }: { token: string; name: string; consent: GuardianRecord },
): ConsentPage {
  const { t, href } = reader;
  const isGiven = consent.state === "given";
  return {
    title: t("guardian:page.title", { name }),
    section: volunteerPaths.needs(),
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: t("frame:nav.volunteering"), href: href(volunteerPaths.needs()) },
    ],
    lead: t("guardian:page.lead", { guardian: consent.guardianName, name }),
    // given: the words that were agreed to; else those that would be
    wording: isGiven ? consent.text : t("guardian:wording"),
    wordingLanguage: isGiven ? languageOfWords(reader, consent) : "",
    state: consent.state === "asked" ? "" : guardianState(reader, consent),
    buttons: answersTo(consent.state).map((answer) => answerButton(reader, token, answer)),
    facts: (["age", "unpaid", "data", "withdraw", "end"] as const).map((fact) => t(`guardian:page.fact.${fact}`)),
  };
}

function answerButton({ t, href }: Reader, token: string, answer: GuardianAnswer): PostButton {
  return {
    action: href(guardianPaths.consent(token)),
    label: t(`guardian:page.button.${answer}`),
    tone: answer === "geben" ? "primary" : "secondary",
    hidden: [{ name: "antwort", value: answer }],
  };
}
