import { documentFacts, paperLink, type Printing } from "../../print/index.ts";
import { localPath } from "../../../shared/text/languages.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { CHANNELS } from "../channels.ts";
import type { Choices } from "../choices.ts";
import { OFTEN } from "../profile/timePart.ts";
import { DISTANCES } from "../profile/wayParts.ts";
import { ANSWERS, MOBILITIES, SKILL_LEVELS } from "../profile/values.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { COLUMNS, DAYS } from "../weekWords.ts";

interface Paper {
  readonly choices: Choices;
  readonly origin: string;
  readonly now: Date;
}

/** /mitmachen/anmeldebogen.pdf: the form on the site, to be filled in by hand. */
export function registrationPrinting(reader: Reader, { choices, origin, now }: Paper): Printing {
  const { t, language } = reader;
  const link = paperLink(reader, origin, localPath(language, volunteerPaths.register()));
  const content = {
    ...documentFacts(reader, now, { title: t("profile:sheet.title"), link }),
    lead: t("profile:sheet.lead"),
    online: t("profile:sheet.online"),
    enough: t("profile:sheet.enough"),
    ...whoContent(reader),
    week: weekContent(reader),
    ...whatContent(reader, choices),
    ...howContent(reader),
    consent: {
      title: t("profile:sheet.consent"),
      wording: t("volunteers:consent.wording"),
      place: t("profile:sheet.place"),
      sign: t("profile:sheet.sign"),
    },
    desk: { title: t("profile:sheet.desk"), lines: [t("profile:sheet.deskDay"), t("profile:sheet.deskWho")] },
  };
  return { sheet: "registration", content, drawings: { qr: link.drawing } };
}

function whoContent({ t }: Reader) {
  return {
    contact: {
      title: t("profile:part.kontakt"),
      lines: (["name", "email", "phone", "address"] as const).map((field) => t(`volunteers:form.${field}`)),
      channel: t("volunteers:form.channel"),
      channels: CHANNELS.map((channel) => t(`volunteers:channel.${channel}`)),
    },
    age: {
      title: t("guardian:age.label"),
      options: [t("guardian:age.erwachsen"), t("guardian:age.jung")],
      hint: t("profile:sheet.minor"),
      lines: [t("guardian:born.label"), t("guardian:name.label"), t("profile:sheet.guardianReach")],
    },
  };
}

function weekContent({ t }: Reader) {
  return {
    title: t("profile:week.legend.zeit"),
    hint: t("profile:sheet.weekHint"),
    columns: COLUMNS.map((column) => `${t(`volunteers:week.period${column}`)}, ${t(`volunteers:week.range${column}`)}`),
    days: DAYS.map((day) => t(`volunteers:week.name${day}`)),
    hours: t("volunteers:form.hours"),
    often: t("profile:often.label"),
    oftenChoices: OFTEN.map((one) => t(`profile:often.${one}`)),
    winter: t("profile:sheet.winter"),
  };
}

function whatContent({ t }: Reader, { themes, skills, languages, statements }: Choices) {
  const names = (terms: readonly { readonly name: string }[]) => terms.map(({ name }) => name);
  const levels = SKILL_LEVELS.map((level) => t(`profile:level.${String(level) as "1" | "2" | "3"}`));
  return {
    themes: { title: t("volunteers:form.themes"), options: names(themes) },
    skills: {
      title: t("volunteers:form.skills"),
      head: [t("profile:sheet.skill"), ...levels, t("profile:sheet.teach")],
      names: names(skills),
    },
    languages: {
      title: t("volunteers:form.languages"),
      head: [t("profile:sheet.language"), t("profile:fluency.1"), t("profile:fluency.2")],
      names: names(languages),
    },
    statements: {
      title: t("profile:part.aussagen"),
      hint: t("profile:sheet.statementsHint"),
      head: [
        t("profile:sheet.statement"),
        ...ANSWERS.map((answer) => t(`profile:answer.${answer}`)),
        t("profile:sheet.doubled"),
      ],
      names: names(statements),
    },
  };
}

function howContent({ t }: Reader) {
  return {
    way: {
      title: t("profile:part.weg"),
      street: t("profile:way.street"),
      hint: t("profile:way.streetHint"),
      distance: t("profile:way.distance"),
      distances: [...DISTANCES.map((metres) => t(`profile:way.metres.${metres}`)), t("profile:way.anyDistance")],
      mobility: t("profile:way.mobility"),
      mobilities: MOBILITIES.map((mobility) => t(`profile:mobility.${mobility}`)),
    },
    reminders: {
      title: t("profile:part.erinnerung"),
      options: [t("profile:remind.dayBefore"), t("profile:sheet.sameDay")],
    },
    wishes: t("volunteers:form.wishes"),
  };
}

/** /mitmachen/einwilligungsbogen.pdf: what a guardian agrees to, to be signed by hand. */
export function consentPrinting(reader: Reader, { origin, now }: Omit<Paper, "choices">): Printing {
  const { t, language } = reader;
  const link = paperLink(reader, origin, localPath(language, volunteerPaths.needs()));
  const content = {
    ...documentFacts(reader, now, { title: t("profile:sheet.consentTitle"), link }),
    lead: t("profile:sheet.consentLead"),
    child: { title: t("profile:sheet.child"), lines: [t("profile:sheet.childName"), t("profile:sheet.childBorn")] },
    agree: t("guardian:page.agree"),
    wording: t("guardian:wording"),
    guardian: {
      title: t("profile:sheet.guardian"),
      lines: [t("profile:sheet.guardianName"), t("profile:sheet.guardianReach")],
    },
    place: t("profile:sheet.place"),
    sign: t("profile:sheet.guardianSign"),
    good: {
      title: t("guardian:page.good"),
      facts: (["age", "unpaid", "data", "end"] as const).map((fact) => t(`guardian:page.fact.${fact}`)),
    },
  };
  return { sheet: "consent", content, drawings: { qr: link.drawing } };
}
