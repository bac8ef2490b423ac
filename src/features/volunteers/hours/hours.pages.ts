import type { FieldModel, FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Fact } from "../account/account.pages.ts";

interface Link {
  readonly label: string;
  readonly href: string;
}

/** /konto/zeiten: what I gave, what I report, where I was missed. */
export interface OwnHoursPage extends PageModel {
  readonly sums: readonly Fact[];
  readonly proofsHref: string;
  readonly misses: readonly {
    readonly title: string;
    readonly when: string;
    readonly text: string;
    readonly contest: Link | null;
  }[];
  readonly reportForm: FormModel | null;
  readonly entries: readonly {
    readonly id: string;
    readonly day: string;
    readonly title: string;
    readonly hours: string;
    readonly state: string;
    readonly words: string;
    readonly withdraw: PostButton | null;
  }[];
}
export const ownHoursPage = definePage<OwnHoursPage>("hours/own");

/** "I was there": from the account or from the letter; without a form once it is said. */
export interface ContestPage extends PageModel {
  readonly facts: readonly Fact[];
  readonly text: string;
  readonly form: FormModel | null;
}
export const contestPage = definePage<ContestPage>("hours/contest");

/** /buero/zeiten: what waits. */
export interface HoursDeskPage extends PageModel {
  readonly lists: readonly {
    readonly caption: string;
    readonly count: string;
    readonly rows: readonly {
      readonly when: string;
      readonly title: string;
      readonly href: string;
      readonly text: string;
      readonly isExample: boolean;
    }[];
  }[];
}
export const hoursDeskPage = definePage<HoursDeskPage>("hours/desk", "desk");

/** One shift with everybody who was to come. */
export interface ShiftHoursPage extends PageModel {
  readonly isExample: boolean;
  readonly when: string;
  readonly planned: string;
  /** One press for everybody nothing is recorded about. */
  readonly everybody: PostButton | null;
  readonly form: FormModel | null;
  readonly people: readonly {
    readonly way: FieldModel;
    readonly hours: FieldModel;
    readonly note: string;
  }[];
  /** People who were erased: what they did stays. */
  readonly gone: readonly string[];
}
export const shiftHoursPage = definePage<ShiftHoursPage>("hours/shift", "desk");

/** A need without dates: reported time, and what the desk was told. */
export interface NeedHoursPage extends PageModel {
  readonly isExample: boolean;
  readonly waiting: readonly EntryModel[];
  readonly decided: readonly EntryModel[];
  readonly form: FormModel | null;
}
interface EntryModel {
  readonly id: string;
  readonly name: string;
  readonly day: string;
  readonly hours: string;
  readonly words: string;
  readonly state: string;
  readonly confirm: PostButton | null;
  readonly refuseHref: string;
}
export const needHoursPage = definePage<NeedHoursPage>("hours/need", "desk");

/** One decision with its facts: about reported time, or about "I was there". */
export interface DecisionPage extends PageModel {
  readonly facts: readonly Fact[];
  readonly form: FormModel;
}
export const decisionPage = definePage<DecisionPage>("hours/decision", "desk");
