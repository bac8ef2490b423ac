/** Keeps what was made, the oldest unused goes first when there is no more room. */
export interface Shelf {
  readonly find: (mark: string) => Buffer | null;
  readonly keep: (mark: string, made: Buffer) => void;
}

export function createShelf(limitBytes: number): Shelf {
  const kept = new Map<string, Buffer>();
  let bytes = 0;

  function drop(mark: string): void {
    bytes -= kept.get(mark)?.length ?? 0;
    kept.delete(mark);
  }

  return {
    find(mark) {
      const made = kept.get(mark);
      if (!made) return null;
      kept.delete(mark);
      kept.set(mark, made);
      return made;
    },
    keep(mark, made) {
      drop(mark);
      kept.set(mark, made);
      bytes += made.length;
      for (const oldest of kept.keys()) {
        if (bytes <= limitBytes) break;
        drop(oldest);
      }
    },
  };
}
