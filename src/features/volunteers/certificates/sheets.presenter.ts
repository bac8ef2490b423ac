import type { OperatorFacts } from "../../../shared/settings/operatorFacts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Printing } from "../../print/index.ts";
import { durationText } from "../hours/duration.ts";
import type { VolunteerRules } from "../rules/volunteerRules.ts";
import { checkCard, type CardCheck } from "./cardCheck.ts";
import type { IssuedRow, NeedTime } from "./certificates.queries.ts";
import { letterPrinting, type LetterParts } from "./letter.ts";

export interface SheetFacts {
  readonly person: { readonly displayName: string; readonly isExample: boolean };
  readonly issued: IssuedRow;
  readonly times: readonly NeedTime[];
  /** The first day with confirmed time, ever. */
  readonly since: Temporal.PlainDate | null;
  readonly rules: VolunteerRules;
  readonly operator: OperatorFacts;
  readonly now: Date;
}

/** The sheet behind an issued number. */
export function sheetPrinting(reader: Reader, facts: SheetFacts): Printing {
  const parts = PARTS[facts.issued.kind](reader, facts);
  return letterPrinting(reader, facts.operator, { ...commonParts(reader, facts), ...parts }, facts.now);
}

function commonParts({ t, format }: Reader, { person, issued }: SheetFacts) {
  return {
    number: t("proofs:sheet.number", { number: issued.number, day: format.day(issued.issuedAt) }),
    name: person.displayName,
    isExample: person.isExample,
  };
}

type OwnParts = Omit<LetterParts, "name" | "isExample">;

const PARTS: Readonly<Record<IssuedRow["kind"], (reader: Reader, facts: SheetFacts) => OwnParts>> = {
  thanks: thanksParts,
  certificate: certificateParts,
  card_sheet: cardParts,
};

function periodValues({ format }: Reader, { validFrom, validUntil }: IssuedRow) {
  return { from: format.day(validFrom), until: format.day(validUntil) };
}

function thanksParts(reader: Reader, facts: SheetFacts): OwnParts {
  const { t, format } = reader;
  const hours = durationText(reader, facts.issued.minutes);
  const needs = format.list(facts.times.slice(0, 6).map(({ need }) => need));
  return {
    title: t("proofs:thanks.title"),
    before: [
      t("proofs:thanks.hours", { ...periodValues(reader, facts.issued), hours }),
      ...(needs === "" ? [] : [t("proofs:thanks.needs", { needs })]),
      t("proofs:thanks.words"),
    ],
    isSigned: true,
  };
}

function certificateParts(reader: Reader, facts: SheetFacts): OwnParts {
  const { t } = reader;
  return {
    title: t("proofs:certificate.title"),
    before: [t("proofs:certificate.words", periodValues(reader, facts.issued))],
    ...timeTable(reader, facts),
    after: [t("proofs:certificate.after")],
    isSigned: true,
  };
}

/** By need, as long as these are the same hours that were counted when the sheet was issued; else the sum alone. */
function timeTable(reader: Reader, { issued, times }: SheetFacts): Pick<OwnParts, "rows" | "total" | "facts"> {
  const { t, format } = reader;
  const sum = durationText(reader, issued.minutes);
  if (times.reduce((all, { minutes }) => all + minutes, 0) !== issued.minutes)
    return { facts: [{ term: t("proofs:sheet.total"), text: sum }] };
  const rows = times.map(({ need, organisation, minutes, days }) => [
    organisation === null ? need : t("proofs:sheet.needOf", { need, organisation }),
    format.number(days),
    durationText(reader, minutes),
  ]);
  return { rows, total: [t("proofs:sheet.total"), "", sum] };
}

function cardParts(reader: Reader, facts: SheetFacts): OwnParts {
  const { t, format } = reader;
  const { issued, rules, since } = facts;
  const check = checkCard(
    { from: planned(issued.validFrom), until: planned(issued.validUntil), minutes: issued.minutes, since },
    rules,
  );
  return {
    title: t("proofs:card.title"),
    before: [t("proofs:card.words", periodValues(reader, issued))],
    ...timeTable(reader, facts),
    checks: [
      {
        term: t("proofs:card.amount"),
        state: t(check.isEnough ? "proofs:card.met" : "proofs:card.missing"),
        text: amountText(reader, check, rules),
      },
      {
        term: t("proofs:card.length"),
        state: t(check.isLong ? "proofs:card.met" : "proofs:card.missing"),
        text: lengthText(reader, check, rules),
      },
      {
        term: t("proofs:card.allowance"),
        state: t("proofs:card.ask"),
        text: t("proofs:card.allowanceText", {
          honorary: format.number(rules.honoraryAllowance),
          trainer: format.number(rules.trainerAllowance),
        }),
      },
    ],
    after: [t("proofs:card.where")],
    isSigned: true,
  };
}

function amountText(reader: Reader, check: CardCheck, rules: VolunteerRules): string {
  const { t, format } = reader;
  const values = {
    week: durationText(reader, check.perWeek),
    year: durationText(reader, check.perYear),
    neededWeek: format.number(rules.cardHoursPerWeek),
    neededYear: format.number(rules.cardHoursPerYear),
  };
  return check.isEnough
    ? t("proofs:card.amountMet", values)
    : t("proofs:card.amountMissing", { ...values, missing: durationText(reader, check.missing) });
}

function lengthText({ t, format }: Reader, check: CardCheck, rules: VolunteerRules): string {
  const values = { months: format.number(check.months), needed: format.number(rules.cardMonths) };
  return check.isLong
    ? t("proofs:card.lengthMet", values)
    : t("proofs:card.lengthMissing", { ...values, missing: format.number(check.missingMonths) });
}

/** A DATE column as a calendar day. */
function planned(date: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(date.toISOString().slice(0, 10));
}
