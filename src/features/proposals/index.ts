// Proposed changes and open checks as records: what the desks of the directory and its upkeep share.
export { changedFields, hasChanges, type ChangedFields } from "./changedFields.ts";
export { joinWork } from "./joinWork.ts";
export { lastCheck, type LastCheck } from "./lastCheck.repo.ts";
export { propose, proposeAsEditor, type NewProposal, type ProposalOrigin } from "./propose.repo.ts";
export type {
  CheckMethod,
  FieldChanges,
  KeptLink,
  KeptRecord,
  RecordKind,
  ReviewedKind,
  StoreChanges,
} from "./recordKind.ts";
export { settleCheck } from "./settleCheck.repo.ts";
