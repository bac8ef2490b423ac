declare const viewModel: unique symbol;

/** A view with the type of its model: the type travels with the page (ADR 0003). */
export interface Page<Model> {
  readonly view: string;
  readonly layout: LayoutName;
  readonly [viewModel]?: Model;
}

/** "bare": a sheet without masthead and footer. "embedded": inside another site, without script. */
export type LayoutName = "public" | "desk" | "bare" | "embedded";

/** What every page model says about itself. */
export interface PageModel {
  /** The h1, and the first part of the title element. */
  readonly title: string;
  /** For search engines and previews. */
  readonly description?: string;
  readonly crumbs?: readonly Crumb[];
  /** The item of the navigation this page belongs to: the path of that item. */
  readonly section?: string;
  /** True when a form came back with faults: the title then says so. */
  readonly hasErrors?: boolean;
  /** Addresses of the page in other formats. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[];
  /** Extra class of the body, as "leicht" or "desk". */
  readonly bodyClass?: string;
}

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export function definePage<Model extends PageModel>(view: string, layout: LayoutName = "public"): Page<Model> {
  return { view, layout };
}
