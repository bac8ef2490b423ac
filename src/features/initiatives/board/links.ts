/** How an initiative belongs to a theme: as its one main theme, or as a further one. */
export type LinkKind = "main" | "further";
/** The themes of one initiative, by theme id. */
export type Links = ReadonlyMap<string, LinkKind>;
/** The themes of several initiatives, by initiative id. An initiative without themes is not in it. */
export type Board = ReadonlyMap<string, Links>;

/** One difference between two boards; null stands for "does not belong to it". */
export interface LinkChange {
  readonly initiativeId: string;
  readonly themeId: string;
  readonly from: LinkKind | null;
  readonly to: LinkKind | null;
}

const NO_LINKS: Links = new Map();

export function linksOf(board: Board, initiativeId: string): Links {
  return board.get(initiativeId) ?? NO_LINKS;
}

/** What has to be changed in `before` so that it becomes `after`. */
export function diff(before: Board, after: Board): readonly LinkChange[] {
  const initiativeIds = new Set([...before.keys(), ...after.keys()]);
  return [...initiativeIds].flatMap((initiativeId) => {
    const old = linksOf(before, initiativeId);
    const young = linksOf(after, initiativeId);
    return [...new Set([...old.keys(), ...young.keys()])]
      .map((themeId) => ({ initiativeId, themeId, from: old.get(themeId) ?? null, to: young.get(themeId) ?? null }))
      .filter((change) => change.from !== change.to);
  });
}

/** The board after the changes; what they do not name stays as it is. */
export function apply(changes: readonly LinkChange[], board: Board): Board {
  const result = new Map([...board].map(([initiativeId, links]) => [initiativeId, new Map(links)]));
  for (const { initiativeId, themeId, to } of changes) {
    const links = result.get(initiativeId) ?? new Map<string, LinkKind>();
    if (to === null) links.delete(themeId);
    else links.set(themeId, to);
    result.set(initiativeId, links);
  }
  return new Map([...result].filter(([, links]) => links.size > 0));
}

/** The same changes backwards: what was reached is where they start. */
export function inverse(changes: readonly LinkChange[]): readonly LinkChange[] {
  return changes.map((change) => ({ ...change, from: change.to, to: change.from }));
}

/**
 * Puts changes made on an older view onto the present board. An initiative is stale, and none of its changes is
 * written, when one of them meets a link that somebody else changed otherwise, or when two main themes would result.
 */
export function rebase(
  changes: readonly LinkChange[],
  present: Board,
): { readonly writable: readonly LinkChange[]; readonly stale: readonly string[] } {
  const groups = Map.groupBy(changes, (change) => change.initiativeId);
  const isStale = ([initiativeId, own]: readonly [string, readonly LinkChange[]]) => {
    const links = linksOf(present, initiativeId);
    const meets = own.every(({ themeId, from, to }) => [from, to].includes(links.get(themeId) ?? null));
    return !meets || mainThemesOf(linksOf(apply(own, present), initiativeId)).length > 1;
  };
  const stale = [...groups].filter(isStale).map(([initiativeId]) => initiativeId);
  const writable = changes.filter(
    (change) => !stale.includes(change.initiativeId) && kindIn(present, change) !== change.to,
  );
  return { writable, stale };
}

/**
 * Which changes can be taken back: those whose link still is as they left it, and whose old main theme would not meet
 * a newer one. The rest is lost, link by link.
 */
export function revert(
  changes: readonly LinkChange[],
  present: Board,
): { readonly restorable: readonly LinkChange[]; readonly lost: readonly LinkChange[] } {
  const untouched = inverse(changes).filter((change) => kindIn(present, change) === change.from);
  const withoutMains = apply(
    untouched.filter((change) => change.to !== "main"),
    present,
  );
  const restorable = untouched.filter(
    (change) => change.to !== "main" || mainThemesOf(linksOf(withoutMains, change.initiativeId)).length === 0,
  );
  const isRestored = (change: LinkChange) =>
    restorable.some((one) => one.initiativeId === change.initiativeId && one.themeId === change.themeId);
  return { restorable, lost: changes.filter((change) => !isRestored(change)) };
}

export function mainThemesOf(links: Links): readonly string[] {
  return [...links].filter(([, kind]) => kind === "main").map(([themeId]) => themeId);
}

function kindIn(board: Board, change: LinkChange): LinkKind | null {
  return linksOf(board, change.initiativeId).get(change.themeId) ?? null;
}
