interface Writes<Values> {
  readonly add: (values: Values) => Promise<unknown>;
  readonly change: (id: string, values: Values) => Promise<unknown>;
  readonly remove: (id: string) => Promise<unknown>;
}

/**
 * Brings stored rows to what was typed, place by place: filled places are changed or added, emptied ones removed.
 * Rows beyond the places of the form stay as they are. The record's version guards the order.
 */
export async function changeByPlace<Values>(
  stored: readonly { readonly id: string }[],
  typed: readonly (Values | null)[],
  writes: Writes<Values>,
): Promise<void> {
  for (const [place, values] of typed.entries()) {
    const id = stored[place]?.id;
    if (values === null) {
      if (id !== undefined) await writes.remove(id);
    } else if (id === undefined) {
      await writes.add(values);
    } else {
      await writes.change(id, values);
    }
  }
}
