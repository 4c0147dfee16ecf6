// "Copy link": <button type="button" data-copy="…" data-copied="Copied" hidden>. Shown only where the browser can do it.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(new URL(button.dataset.copy, document.baseURI).href);
    button.textContent = button.dataset.copied || button.textContent;
  });
}
// "Print": <button type="button" data-print hidden>.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
