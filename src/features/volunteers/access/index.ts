import type { Feature, FeatureDeps } from "../../../shared/feature.ts";
import { createPasswords } from "../../accounts/index.ts";
import type { WriteLetter } from "../letters.ts";
import { createEndCard, createIssueCard } from "./cards.ts";
import { createChallenges } from "./challenge.ts";
import { ownAccessRoutes } from "./ownAccess.routes.ts";
import { createRemovePassword, createSetPassword } from "./ownPassword.ts";
import {
  createAddPasskey,
  createEnterByPasskey,
  createRemovePasskey,
  creationOptions,
  requestOptions,
} from "./passkeys.ts";
import { createEnterByCard, createEnterByPassword } from "./signIn.ts";
import { wayInRoutes } from "./wayIn.routes.ts";

/** The ways into one's own pages beside the link by mail: password, passkey, printed card. */
export function createAccess(deps: FeatureDeps, { writeLetter }: { readonly writeLetter: WriteLetter }): Feature {
  const { unitOfWork } = deps;
  const passwords = createPasswords();
  const keys = { ...deps, challenges: createChallenges(deps.sign) };
  return {
    routes: [
      ...wayInRoutes({
        ...deps,
        enterByPassword: createEnterByPassword({ ...deps, passwords }),
        enterByCard: createEnterByCard(deps),
        enterByPasskey: createEnterByPasskey(keys),
        passkeyOptions: () => requestOptions(keys),
      }),
      ...ownAccessRoutes({
        ...deps,
        setPassword: createSetPassword({ ...deps, passwords, writeLetter }),
        removePassword: createRemovePassword(unitOfWork),
        addPasskey: createAddPasskey(keys),
        removePasskey: createRemovePasskey(unitOfWork),
        passkeyOptions: (personId) => creationOptions(keys, personId),
        issueCard: createIssueCard(deps),
        endCard: createEndCard(deps),
      }),
    ],
  };
}
