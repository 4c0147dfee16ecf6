(() => {
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
window.addEventListener("pageshow", () => {
document.querySelectorAll("form[data-sent]").forEach(again);
});
})();
(() => {
let dirty = false;
document.addEventListener("input", (event) => {
if (event.target.closest("form[data-unsaved]")) dirty = true;
});
document.addEventListener("submit", () => { dirty = false; });
window.addEventListener("beforeunload", (event) => {
if (dirty) event.preventDefault();
});
})();
(() => {
for (const form of document.querySelectorAll("form[data-autosubmit]")) {
for (const button of form.querySelectorAll("[data-autosubmit-button]")) button.hidden = true;
}
document.addEventListener("change", (event) => {
const form = event.target.form;
if (form && form.matches("[data-autosubmit]") && event.target.matches("input[type=checkbox],input[type=radio],select")) form.requestSubmit();
});
})();
(() => {
let number = 0;
function tabbed(block) {
const parts = [...block.querySelectorAll(":scope > [data-tab]")];
if (parts.length < 2) return;
const bar = document.createElement("div");
bar.className = "langs__tabs";
bar.setAttribute("role", "tablist");
if (block.dataset.tabs) bar.setAttribute("aria-label", block.dataset.tabs);
const tabs = parts.map((part) => {
part.id = part.id || `tab-part-${++number}`;
const tab = document.createElement("button");
tab.type = "button";
tab.className = "langs__tab";
tab.id = `${part.id}-tab`;
tab.setAttribute("role", "tab");
tab.setAttribute("aria-controls", part.id);
if (part.dataset.state) {
const dot = document.createElement("span");
dot.className = `langs__dot langs__dot--${part.dataset.state}`;
dot.setAttribute("aria-hidden", "true");
tab.append(dot);
}
tab.append(part.dataset.tab);
if (part.dataset.stateWords) {
const words = document.createElement("span");
words.className = "visually-hidden";
words.textContent = `, ${part.dataset.stateWords}`;
tab.append(words);
}
bar.append(tab);
return tab;
});
function show(chosen, focus) {
parts.forEach((part, index) => {
part.hidden = index !== chosen;
tabs[index].setAttribute("aria-selected", String(index === chosen));
tabs[index].tabIndex = index === chosen ? 0 : -1;
});
if (focus) tabs[chosen].focus();
}
tabs.forEach((tab, index) => tab.addEventListener("click", () => show(index)));
bar.addEventListener("keydown", (event) => {
const at = tabs.indexOf(document.activeElement);
const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
if (at < 0 || to === undefined) return;
event.preventDefault();
show((to + tabs.length) % tabs.length, true);
});
block.addEventListener("input", (event) => {
const at = parts.findIndex((part) => part.contains(event.target));
const dot = tabs[at] && tabs[at].querySelector(".langs__dot");
if (dot) dot.className = `langs__dot langs__dot--${event.target.value ? "original" : "missing"}`;
});
block.addEventListener("invalid", (event) => {
const at = parts.findIndex((part) => part.contains(event.target));
if (at >= 0) show(at);
}, true);
block.prepend(bar);
block.classList.add("langs--tabbed");
const isWrong = (part) => part.querySelector(".is-invalid,[aria-invalid=true]") !== null;
const own = Math.max(parts.findIndex((part) => part.dataset.tabFirst !== undefined), 0);
show(isWrong(parts[own]) ? own : Math.max(parts.findIndex(isWrong), 0) || own);
}
document.querySelectorAll("[data-tabs]").forEach(tabbed);
})();
(() => {
if (navigator.clipboard) {
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
document.addEventListener("click", async (event) => {
const button = event.target.closest("[data-copy]");
if (!button) return;
await navigator.clipboard.writeText(new URL(button.dataset.copy, document.baseURI).href);
button.textContent = button.dataset.copied || button.textContent;
});
}
for (const button of document.querySelectorAll("[data-print]")) {
button.hidden = false;
button.addEventListener("click", () => window.print());
}
})();
