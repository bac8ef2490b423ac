/**
 * Single letters on lists of the desk: J and K go to the next and the previous row, Enter opens the focused link as
 * ever, N begins a new entry, "/" goes to the search. They can be switched off (WCAG 2.1.4), for this window's session.
 */
const OFF = "desk-keys-off";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function moveBy(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-key-row]")];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step;
  links[next]?.focus();
}

const actions: Readonly<Record<string, () => void>> = {
  j: () => moveBy(1),
  k: () => moveBy(-1),
  n: () => document.querySelector<HTMLAnchorElement>("a[data-key-new]")?.click(),
  "/": () => document.querySelector<HTMLElement>("input[type=search]")?.focus(),
};

function listen(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const action = sessionStorage.getItem(OFF) === null ? actions[event.key.toLowerCase()] : undefined;
  if (action === undefined) return;
  event.preventDefault();
  action();
}

function show(box: HTMLElement): void {
  const isOn = sessionStorage.getItem(OFF) === null;
  const button = box.querySelector<HTMLButtonElement>("[data-keys-switch]");
  const list = box.querySelector<HTMLElement>("[data-keys-on]");
  if (button) button.textContent = (isOn ? button.dataset["on"] : button.dataset["off"]) ?? "";
  if (list) list.hidden = !isOn;
}

function start(box: HTMLElement): void {
  box.hidden = false;
  show(box);
  box.querySelector("[data-keys-switch]")?.addEventListener("click", () => {
    if (sessionStorage.getItem(OFF) === null) sessionStorage.setItem(OFF, "1");
    else sessionStorage.removeItem(OFF);
    show(box);
  });
  document.addEventListener("keydown", listen);
}

const keysBox = document.querySelector<HTMLElement>("[data-keys]");
if (keysBox) start(keysBox);
