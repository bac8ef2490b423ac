declare const safe: unique symbol;
/** HTML that may be printed unescaped: made by the renderer or by the sanitiser, nowhere else. */
export type SafeHtml = string & { readonly [safe]: true };

/** Marks HTML as safe. Only the renderer, the Markdown sanitiser and our own drawings may call this. */
export function asSafeHtml(html: string): SafeHtml {
  return html as SafeHtml;
}
