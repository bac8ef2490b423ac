import type { Db } from "../../../src/shared/db/client.ts";
import { sortKeyFrom } from "../../../src/shared/ids/ids.ts";

interface SpaceOverrides {
  readonly slug?: string;
  readonly title?: string;
  readonly kind?: "shop" | "room" | "square";
  readonly state?: "draft" | "published" | "archived";
  readonly isSensitive?: boolean;
  readonly address?: string;
  readonly locationText?: string;
  /** The first becomes the main theme. */
  readonly themeIds?: readonly string[];
}

const VACANT_SHOP = {
  slug: "laden-am-markt",
  title: "Laden am Markt",
  kind: "shop",
  summary: "Kleiner Laden mit zwei Fenstern.",
  possibleUses: "Ausstellung oder Werkstatt.",
  locationText: "im oberen Wehringhausen",
  vacancyState: "vacant",
  state: "published",
} as const;

/** A published vacant shop; returns its id and slug. */
export async function buildSpace(db: Db, given: SpaceOverrides = {}): Promise<{ id: string; slug: string }> {
  const { address, themeIds = [], ...columns } = { ...VACANT_SHOP, ...given };
  const space = await db.space.create({
    data: {
      ...columns,
      sortKey: sortKeyFrom(columns.title),
      ...(address === undefined
        ? {}
        : {
            location: {
              create: { address: { create: { address1: address, postalCode: "58089", city: "Hagen" } } },
            },
          }),
    },
    select: { id: true, slug: true },
  });
  await db.attribute.createMany({
    data: themeIds.map((termId, index) => ({
      termId,
      linkType: "space" as const,
      linkId: space.id,
      isMain: index === 0,
    })),
  });
  return space;
}
