import type { Response } from "supertest";

/** The form of the theme board as a browser would send it back: hidden rows, ticked houses, selection. */
export interface BoardForm {
  readonly rows: readonly string[];
  readonly tick: (initiativeId: string, code: string) => BoardForm;
  readonly untick: (initiativeId: string, code: string) => BoardForm;
  readonly select: (...initiativeIds: readonly string[]) => BoardForm;
  readonly fields: (tun?: string, thema?: string) => Readonly<Record<string, string | readonly string[]>>;
  readonly isTicked: (initiativeId: string, code: string) => boolean;
}

export function readBoard(response: Response): BoardForm {
  const inputs = Array.from(response.text.matchAll(/<input\b[^>]*>/gu), ([input]) => input);
  const named = (name: string) => inputs.filter((input) => input.includes(` name="${name}"`));
  const valueOf = (input: string) => /\svalue="([^"]*)"/u.exec(input)?.[1] ?? "";
  const ticked = (name: string) => named(name).filter((input) => / checked/u.test(input) && !/ disabled/u.test(input));
  return boardForm({
    rows: named("vorher").flatMap((input) => valueOf(input).split(";")),
    tiles: ticked("haus").map(valueOf),
    selected: ticked("auswahl").map(valueOf),
  });
}

interface Typed {
  readonly rows: readonly string[];
  readonly tiles: readonly string[];
  readonly selected: readonly string[];
}

function boardForm(typed: Typed): BoardForm {
  return {
    rows: typed.rows,
    tick: (id, code) => boardForm({ ...typed, tiles: [...typed.tiles, `${id} ${code}`] }),
    untick: (id, code) => boardForm({ ...typed, tiles: typed.tiles.filter((tile) => tile !== `${id} ${code}`) }),
    select: (...ids) => boardForm({ ...typed, selected: ids }),
    fields: (tun = "speichern", thema = "") => ({
      vorher: typed.rows.join(";"),
      haus: typed.tiles,
      auswahl: typed.selected,
      thema,
      tun,
    }),
    isTicked: (id, code) => typed.tiles.includes(`${id} ${code}`),
  };
}
