import type { Request, Response } from "express";
import type { Print } from "../../print/index.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../../shared/http/visit.ts";
import type { LoadChoices } from "../choices.ts";
import { guardianPaths } from "../guardian/guardian.paths.ts";
import { consentPrinting, registrationPrinting } from "./registrationSheet.presenter.ts";

interface Parts {
  readonly loadChoices: LoadChoices;
  readonly print: Pick<Print, "sendDocument">;
}

/** The forms of the volunteers on paper, in every language of the house. */
export function createPaper(
  { origin }: Pick<FeatureDeps, "origin">,
  { loadChoices, print }: Parts,
): { routes: readonly RouteSpec[] } {
  return {
    routes: [
      { method: "get", path: guardianPaths.registrationSheet(), access: "public", handle: sendRegistration },
      { method: "get", path: guardianPaths.consentSheet(), access: "public", handle: sendConsent },
    ],
  };

  async function sendRegistration(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "profile");
    const choices = await loadChoices(reader.language);
    const printing = registrationPrinting(reader, { choices, origin, now: visitOf(res).now });
    await print.sendDocument(req, res, printing, "anmeldebogen");
  }

  async function sendConsent(req: Request, res: Response): Promise<void> {
    const printing = consentPrinting(readerOf(res, "profile"), { origin, now: visitOf(res).now });
    await print.sendDocument(req, res, printing, "einwilligung");
  }
}
