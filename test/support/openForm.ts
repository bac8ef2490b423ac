import type { Response } from "supertest";

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The fields of the form that posts to this address, as a browser would send them back untouched. */
export function openForm(response: Response, action: string): Fields {
  const forms = Array.from(response.text.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gu), ([form]) => form);
  const form = forms.find((candidate) => candidate.includes(`action="${action}"`));
  if (form === undefined) throw new Error(`no form posts to ${action}`);
  const fields: Record<string, string[]> = {};
  for (const [name, value] of [...inputs(form), ...areas(form), ...selects(form)]) (fields[name] ??= []).push(value);
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? "") : values]),
  );
}

type Pair = readonly [name: string, value: string];

function inputs(form: string): readonly Pair[] {
  return Array.from(form.matchAll(/<input\b[^>]*>/gu), ([input]) => input)
    .filter((input) => !/type="(checkbox|radio)"/u.test(input) || / checked/u.test(input))
    .map((input) => [attribute(input, "name"), attribute(input, "value")]);
}

function areas(form: string): readonly Pair[] {
  return Array.from(form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/gu), ([, area = "", text = ""]) => [
    attribute(area, "name"),
    decode(text),
  ]);
}

/** A list without a chosen option sends its first one. */
function selects(form: string): readonly Pair[] {
  return Array.from(form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/gu), ([, list = "", body = ""]) => {
    const options = Array.from(body.matchAll(/<option\b[^>]*>/gu), ([option]) => option);
    const chosen = options.find((option) => / selected/u.test(option)) ?? options[0] ?? "";
    return [attribute(list, "name"), attribute(chosen, "value")];
  });
}

function attribute(tag: string, name: string): string {
  return decode(new RegExp(`\\s${name}="([^"]*)"`, "u").exec(tag)?.[1] ?? "");
}

function decode(text: string): string {
  return text
    .replaceAll("&#34;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
