// A form sends once: a second press while the first is on its way does nothing. (The server has its own guard: the `once` key.)
function again(form) {
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  form.setAttribute("aria-busy", "true");
  setTimeout(() => again(form), 10000); // the answer was a file, or never came
});
// Coming back with the browser's Back button: the form may be sent again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach(again);
});
