// Blocks of one text in three languages become tabs: <div class="langs" data-tabs> of [data-tab] parts. Keyboard as the ARIA practices say.
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
  // The dot of a part one writes in says whether there is something in it.
  block.addEventListener("input", (event) => {
    const at = parts.findIndex((part) => part.contains(event.target));
    const dot = tabs[at] && tabs[at].querySelector(".langs__dot");
    if (dot) dot.className = `langs__dot langs__dot--${event.target.value ? "original" : "missing"}`;
  });
  // A field the browser finds wrong lies perhaps in a hidden part: show that part.
  block.addEventListener("invalid", (event) => {
    const at = parts.findIndex((part) => part.contains(event.target));
    if (at >= 0) show(at);
  }, true);
  block.prepend(bar);
  block.classList.add("langs--tabbed");
  // First the reader's own language; a part that alone is wrong goes before it.
  const isWrong = (part) => part.querySelector(".is-invalid,[aria-invalid=true]") !== null;
  const own = Math.max(parts.findIndex((part) => part.dataset.tabFirst !== undefined), 0);
  show(isWrong(parts[own]) ? own : Math.max(parts.findIndex(isWrong), 0) || own);
}
document.querySelectorAll("[data-tabs]").forEach(tabbed);
