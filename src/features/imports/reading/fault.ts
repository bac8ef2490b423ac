import type { TextKey } from "../../../shared/text/keys.ts";

/** Why a file is refused, with what its sentence needs. */
export interface FileFault {
  readonly key: TextKey;
  readonly with: Readonly<Record<string, string | number>>;
}

export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: FileFault };

export function fault(key: TextKey, values: FileFault["with"] = {}): { readonly ok: false; readonly fault: FileFault } {
  return { ok: false, fault: { key, with: values } };
}
