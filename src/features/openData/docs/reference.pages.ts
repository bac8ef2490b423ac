import { definePage, type PageModel } from "../../../shared/pages/page.ts";

export interface ReferenceParameter {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

export interface ReferenceOperation {
  readonly anchor: string;
  readonly summary: string;
  readonly path: string;
  /** Address to try, empty where an id is needed. */
  readonly href: string;
  readonly parameters: readonly ReferenceParameter[];
  readonly types: string;
  /** Names of the schemas of the answer, with their anchors. */
  readonly schemas: readonly { readonly name: string; readonly href: string }[];
}

export interface ReferenceSchema {
  readonly anchor: string;
  readonly name: string;
  readonly fields: readonly ReferenceParameter[];
}

/** /api: what other systems can have, for people who build with it. */
export interface ReferencePage extends PageModel {
  readonly lead: string;
  readonly licence: string;
  readonly licenceHref: string;
  readonly openApiHref: string;
  readonly rules: readonly string[];
  readonly groups: readonly { readonly heading: string; readonly operations: readonly ReferenceOperation[] }[];
  readonly columns: readonly { readonly name: string; readonly text: string }[];
  readonly schemas: readonly ReferenceSchema[];
}
export const referencePage = definePage<ReferencePage>("openData/reference");
