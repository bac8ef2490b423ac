import type { UnitOfWork, Work } from "../../shared/db/unitOfWork.ts";

/** Lets a use case of another feature take part in a transaction that has begun: all of it is stored, or nothing. */
export function joinWork(work: Work): UnitOfWork {
  return (_by, job) => job(work);
}
