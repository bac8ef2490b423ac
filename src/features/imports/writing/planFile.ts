import type { Tx } from "../../../shared/db/client.ts";
import type { ReadRow } from "../rows/entry.ts";
import { createReadRow } from "../rows/readRow.ts";
import { loadVocabularies } from "../rows/vocabularies.repo.ts";
import type { ImportMapping } from "../reading/importFile.ts";
import { readRows } from "../reading/readTable.ts";
import { planImport, type ImportPlan } from "./planImport.ts";

interface Given {
  readonly text: string;
  readonly scheme: string;
  readonly mapping: ImportMapping;
  /** Whether the plan is carried out in this transaction. */
  readonly isLocked: boolean;
}

/** Reads a whole file and says what it would do: the same for the dry run and for the write. */
export async function planFile(tx: Tx, { text, scheme, mapping, isLocked }: Given): Promise<ImportPlan> {
  const readRow = createReadRow(mapping.columns, await loadVocabularies(tx));
  const rows: ReadRow[] = [];
  for await (const row of readRows(text, mapping.delimiter)) rows.push(readRow(row));
  return planImport(tx, rows, { scheme, publish: mapping.publish, isLocked });
}
