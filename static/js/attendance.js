// Attendance by keyboard, saved row by row without leaving the page. Without this script each button is a form of its own.
(() => {
const rows = () => [...document.querySelectorAll("[data-attendance-row]")];
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-attendance]") || !event.submitter) return;
  event.preventDefault();
  const id = form.closest("[data-attendance-row]").id;
  const sent = new FormData(form, event.submitter);
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("attendance");
    if (!answer.ok || !page) throw new Error("refused");
    document.getElementById("attendance").replaceWith(page);
    document.getElementById(id).focus();
  } catch {
    form.removeAttribute("data-attendance");
    form.requestSubmit(event.submitter);
  }
});
document.addEventListener("keydown", (event) => {
  const row = document.activeElement.closest("[data-attendance-row]");
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input,textarea,select")) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && (row || event.target === document.body) && rows().length) {
    event.preventDefault();
    const all = rows();
    const next = all[row ? all.indexOf(row) + step : 0];
    if (next) next.focus();
    return;
  }
  // The key of the keyboard, not the letter: it is the same in the Kazakh and Russian layouts.
  const key = { KeyP: "p", KeyO: "o", KeyE: "e", KeyA: "a" }[event.code];
  const button = row && key && row.querySelector(`[data-key="${key}"]`);
  if (button) button.click();
});
})();
