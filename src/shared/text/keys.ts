// The texts of one file per feature and language, typed: an unknown key does not compile.
import type frame from "../../texts/de/frame.json";
import type start from "../../texts/de/start.json";
import type search from "../../texts/de/search.json";
import type searchDesk from "../../texts/de/searchDesk.json";
import type themes from "../../texts/de/themes.json";
import type organisations from "../../texts/de/organisations.json";
import type contactPoints from "../../texts/de/contactPoints.json";
import type openingHours from "../../texts/de/openingHours.json";
import type initiatives from "../../texts/de/initiatives.json";
import type volunteers from "../../texts/de/volunteers.json";
import type needs from "../../texts/de/needs.json";
import type fitting from "../../texts/de/fitting.json";
import type ownLog from "../../texts/de/ownLog.json";
import type access from "../../texts/de/access.json";
import type candidates from "../../texts/de/candidates.json";
import type thanks from "../../texts/de/thanks.json";
import type proofs from "../../texts/de/proofs.json";
import type clearance from "../../texts/de/clearance.json";
import type figures from "../../texts/de/figures.json";
import type volunteerRules from "../../texts/de/volunteerRules.json";
import type hoursDesk from "../../texts/de/hoursDesk.json";
import type focusSpaces from "../../texts/de/focusSpaces.json";
import type conferences from "../../texts/de/conferences.json";
import type news from "../../texts/de/news.json";
import type events from "../../texts/de/events.json";
import type enquiries from "../../texts/de/enquiries.json";
import type accounts from "../../texts/de/accounts.json";
import type admin from "../../texts/de/admin.json";
import type desk from "../../texts/de/desk.json";
import type legal from "../../texts/de/legal.json";
import type plain from "../../texts/de/plain.json";
import type print from "../../texts/de/print.json";
import type versions from "../../texts/de/versions.json";
import type duplicates from "../../texts/de/duplicates.json";
import type claims from "../../texts/de/claims.json";
import type claimDesk from "../../texts/de/claimDesk.json";
import type openData from "../../texts/de/openData.json";
import type imports from "../../texts/de/imports.json";
import type corrections from "../../texts/de/corrections.json";
import type upkeep from "../../texts/de/upkeep.json";
import type profile from "../../texts/de/profile.json";
import type guardian from "../../texts/de/guardian.json";
import type telling from "../../texts/de/telling.json";
import type daySheet from "../../texts/de/daySheet.json";
import type seriesNews from "../../texts/de/seriesNews.json";
import type series from "../../texts/de/series.json";
import type needNews from "../../texts/de/needNews.json";
import type needFacts from "../../texts/de/needFacts.json";
import type needState from "../../texts/de/needState.json";
import type needForm from "../../texts/de/needForm.json";
import type calls from "../../texts/de/calls.json";
import type batch from "../../texts/de/batch.json";
import type cover from "../../texts/de/cover.json";
import type coverDesk from "../../texts/de/coverDesk.json";
import type taking from "../../texts/de/taking.json";
import type reminders from "../../texts/de/reminders.json";
import type calendar from "../../texts/de/calendar.json";

interface Files {
  frame: typeof frame;
  start: typeof start;
  search: typeof search;
  searchDesk: typeof searchDesk;
  themes: typeof themes;
  organisations: typeof organisations;
  contactPoints: typeof contactPoints;
  openingHours: typeof openingHours;
  initiatives: typeof initiatives;
  volunteers: typeof volunteers;
  needs: typeof needs;
  fitting: typeof fitting;
  ownLog: typeof ownLog;
  access: typeof access;
  candidates: typeof candidates;
  thanks: typeof thanks;
  hoursDesk: typeof hoursDesk;
  proofs: typeof proofs;
  clearance: typeof clearance;
  figures: typeof figures;
  volunteerRules: typeof volunteerRules;
  focusSpaces: typeof focusSpaces;
  conferences: typeof conferences;
  news: typeof news;
  events: typeof events;
  enquiries: typeof enquiries;
  accounts: typeof accounts;
  admin: typeof admin;
  desk: typeof desk;
  legal: typeof legal;
  plain: typeof plain;
  print: typeof print;
  versions: typeof versions;
  duplicates: typeof duplicates;
  claims: typeof claims;
  claimDesk: typeof claimDesk;
  openData: typeof openData;
  imports: typeof imports;
  corrections: typeof corrections;
  upkeep: typeof upkeep;
  profile: typeof profile;
  guardian: typeof guardian;
  telling: typeof telling;
  daySheet: typeof daySheet;
  seriesNews: typeof seriesNews;
  series: typeof series;
  needNews: typeof needNews;
  needFacts: typeof needFacts;
  needState: typeof needState;
  needForm: typeof needForm;
  calls: typeof calls;
  batch: typeof batch;
  cover: typeof cover;
  coverDesk: typeof coverDesk;
  taking: typeof taking;
  reminders: typeof reminders;
  calendar: typeof calendar;
}

export type Namespace = keyof Files;
export const NAMESPACES = [
  "frame",
  "start",
  "search",
  "searchDesk",
  "themes",
  "organisations",
  "contactPoints",
  "openingHours",
  "initiatives",
  "volunteers",
  "needs",
  "fitting",
  "ownLog",
  "access",
  "candidates",
  "thanks",
  "hoursDesk",
  "proofs",
  "clearance",
  "figures",
  "volunteerRules",
  "focusSpaces",
  "conferences",
  "news",
  "events",
  "enquiries",
  "accounts",
  "admin",
  "desk",
  "legal",
  "plain",
  "print",
  "versions",
  "duplicates",
  "claims",
  "claimDesk",
  "openData",
  "imports",
  "corrections",
  "upkeep",
  "profile",
  "guardian",
  "telling",
  "daySheet",
  "seriesNews",
  "series",
  "needNews",
  "needFacts",
  "needState",
  "needForm",
  "calls",
  "batch",
  "cover",
  "coverDesk",
  "taking",
  "reminders",
  "calendar",
] as const satisfies readonly Namespace[];

type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";
type Base<K> = K extends `${infer Stem}_${PluralForm}` ? Stem : K;
type KeysOf<N extends Namespace> = Base<Extract<keyof Files[N], string>>;

/** "feature:key" of a text that exists in German (plural forms without their suffix). */
export type TextKey = { [N in Namespace]: `${N}:${KeysOf<N>}` }[Namespace];

/** Checks a text key at compile time where only a string is wanted, as in Zod messages. */
export function textKey(key: TextKey): TextKey {
  return key;
}
