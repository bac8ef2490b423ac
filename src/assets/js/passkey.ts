import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

// Passkeys: the form is there for those whose browser can; its answer goes the way of every other form.

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  if (!browserSupportsWebAuthn()) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void answer(form);
  });
}

/** Asks the browser for a key and sends what it says; ended by the person, the words for it appear. */
async function answer(form: HTMLFormElement): Promise<void> {
  const { passkey, options = "{}" } = form.dataset;
  const status = form.querySelector<HTMLElement>("[data-passkey-failed]");
  if (status) status.hidden = true;
  try {
    const said =
      passkey === "create"
        ? await startRegistration({ optionsJSON: JSON.parse(options) as never })
        : await startAuthentication({ optionsJSON: JSON.parse(options) as never });
    const field = form.querySelector<HTMLInputElement>("input[name=antwort]");
    if (field) field.value = JSON.stringify(said);
    form.submit();
  } catch {
    if (status) status.hidden = false;
  }
}
