import type { Request, Response } from "express";
import { z } from "zod";
import { AppError } from "../../../shared/errors/AppError.ts";
import { freeText, oneOf } from "../../../shared/forms/fields.ts";
import { besideStored, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { workBy } from "../../../shared/http/visit.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { hasChanges, type KeptRecord, type RecordKind } from "../../proposals/index.ts";
import { changeForm, readChange } from "../change/changeForm.ts";
import { ANSWER_WORDS } from "../entry.presenter.ts";
import type { Answerer, CheckOutcome, createAnswerCheck } from "./answerCheck.ts";

/** What answering needs to know of the page it comes from. */
export interface AnswerScene {
  readonly reader: Reader;
  readonly who: Answerer;
  readonly kind: RecordKind;
  readonly record: KeptRecord;
}

const WORDS = Object.values(ANSWER_WORDS);
const answerForm = z.strictObject({ antwort: oneOf(WORDS, "frame:form.check") });
const message = { nachricht: freeText(1000) };

/** Takes one of the buttons; a word that is none of ours is refused. */
export async function takeAnswer(
  req: Request,
  res: Response,
  { reader, who }: AnswerScene,
  answerCheck: ReturnType<typeof createAnswerCheck>,
): Promise<CheckOutcome> {
  const form = parseForm(answerForm, req);
  const kind = (["confirmed", "gone", "nobody"] as const).find(
    (answer) => form.ok && ANSWER_WORDS[answer] === form.value.antwort,
  );
  if (!kind || (kind === "nobody" && who.as === "owner")) throw new AppError("invalid", "frame:form.check");
  return answerCheck({ by: workBy(res), reader, who }, { kind });
}

export type TakenChange =
  | { readonly ok: true; readonly outcome: CheckOutcome }
  | { readonly ok: false; readonly state: FormState; readonly record: KeptRecord };

/** Takes the form for changes; what is wrong or was changed by somebody else comes back with all that was typed. */
export async function takeChange(
  req: Request,
  res: Response,
  scene: AnswerScene,
  answerCheck: ReturnType<typeof createAnswerCheck>,
): Promise<TakenChange> {
  const { reader, who, kind, record } = scene;
  const form = readChange({ reader, link: kind.link, record, extra: message }, bodyOf(req));
  if (!form.ok) return { ok: false, state: form.state, record };
  const { version, nachricht } = form.extra;
  if (version === record.version && !hasChanges(form.changes) && nachricht === "") {
    return { ok: false, state: withError(form.state, "", "corrections:check.nothing"), record };
  }
  try {
    const answer = { kind: "changed", changes: form.changes, message: nachricht, version } as const;
    const outcome = await answerCheck({ by: workBy(res), reader, who }, answer);
    if (outcome.kind !== "faulty") return { ok: true, outcome };
    return { ok: false, state: { ...form.state, errors: outcome.state.errors }, record };
  } catch (error) {
    return conflictBeside(scene, form.state, error);
  }
}

function bodyOf(req: Request): Record<string, unknown> {
  return (req.body ?? {}) as Record<string, unknown>;
}

/** What is stored by now, beside what was typed; any other refusal passes on. */
async function conflictBeside({ reader, kind, record }: AnswerScene, state: FormState, error: unknown) {
  if (!(error instanceof AppError) || error.messageKey !== "frame:form.staleVersion") throw error;
  const stored = (await kind.find(record.id)) ?? record;
  const beside = besideStored(state, stored, (row) => changeForm(reader, kind.link, row).prefilled);
  return { ok: false, state: withError(beside, "", error.messageKey), record: stored } as const;
}
