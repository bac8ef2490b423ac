/** Shows the print buttons; without script they stay hidden, because they could do nothing. */
function revealPrintButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      window.print();
    });
  }
}

/** Moves the focus to the list of errors, so that a screen reader starts there after a refused form. */
function focusErrorSummary(): void {
  document.querySelector<HTMLElement>(".summary[role=alert]")?.focus();
}

revealPrintButtons();
focusErrorSummary();
