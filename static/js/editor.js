// The agenda editor: items move by drag and by key, titles and minutes are saved while one writes. Without it each button is a form.
(() => {
const list = document.querySelector("[data-agenda]");
if (!list) return;
const says = list.dataset, place = document.querySelector("[data-agenda-says]"), RETRY = 3000, PAUSE = 800;
const rows = () => [...list.querySelectorAll(":scope > [data-row]")];
const of = (uid) => document.getElementById(`row-${uid}`);
const isPart = (row) => row.classList.contains("todo--part");
const uuid = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
const say = (words) => { place.textContent = words; };
function made(name, text, kind) {
  const element = document.createElement(name);
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

// --- One thing is sent after the other: each carries the version that the answer before it gave ---
let line = Promise.resolve();
const inTurn = (act) => (line = line.then(act, act));
async function send(url, version, fields) {
  const csrf = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ ...fields, version, csrfmiddlewaretoken: csrf });
  try {
    const answer = await fetch(url, { method: "POST", body, headers: { "X-Queue": "1" }, redirect: "error", signal: AbortSignal.timeout(10000) });
    if (![200, 401, 403, 409, 422].includes(answer.status)) return null;
    return { status: answer.status, told: await answer.json() };
  } catch {
    return null;
  }
}

// The agenda as the server has it, into the rows that are here: nothing that is being written is touched, and focus stays.
function follow(told) {
  if (!told.rows) return;
  const before = rows(), had = document.activeElement;
  if (told.rows.length !== before.length || told.rows.some((one) => !of(one.uid))) {
    const link = made("a", says.reload);
    link.href = location.pathname;
    place.append(` ${says.changed} `, link);
  }
  const wanted = told.rows.map((one) => of(one.uid)).filter(Boolean);
  if (wanted.some((row, at) => row !== before[at])) list.append(...wanted);
  for (const one of told.rows) {
    const row = of(one.uid);
    if (!row) continue;
    row.dataset.version = one.version;
    row.classList.toggle("todo--part", one.part);
    for (const name of ["number", "title", "begins", "length"]) row.querySelector(`[data-${name}]`).textContent = one[name];
    for (const button of row.querySelectorAll("[data-move]")) button.hidden = !one.can[button.dataset.move];
    row.querySelector("[data-moves] [name=version]").value = one.version;
    row.querySelector("[data-grip] .visually-hidden").textContent = one.handle;
  }
  const over = document.querySelector("#overrun");
  over.hidden = !told.overrun;
  over.querySelector("[data-words]").textContent = told.overrun;
  if (had && had !== document.body && document.activeElement !== had) {
    if (had.isConnected && had.offsetParent) had.focus();
    else had.closest("[data-row]")?.querySelector("[data-grip]").focus();
  } else if (had?.hidden) had.closest("[data-row]").querySelector("[data-grip]").focus();
}
const because = (answer) => (answer ? (answer.status === 401 ? says.signin : (answer.told.says || []).join(" ")) : says.offline);

// --- Moving ---
const move = (row, url, fields = {}) => inTurn(async () => {
  const answer = await send(url, row.dataset.version, { once: uuid(), ...fields });
  say(answer?.status === 200 ? `${answer.told.moved} ${answer.told.saved}` : because(answer));
  if (answer) follow(answer.told);
});
const press = (row, way) => {
  const button = row.querySelector(`[data-move=${way}]`);
  if (button.hidden) say(says.end);
  else move(row, button.formAction);
};
document.addEventListener("submit", (event) => {
  const row = event.target.closest?.("[data-agenda] > [data-row]");
  if (!row) return;
  event.preventDefault(); // before the guard of 10-once.js, which lets a form go only once
  event.stopImmediatePropagation();
  if (event.target.matches("[data-save]")) save(event.target);
  else if (event.submitter?.dataset.move) press(row, event.submitter.dataset.move);
}, true);
const WAYS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };
list.addEventListener("keydown", (event) => {
  const row = event.target.closest("[data-row]"), way = WAYS[event.key];
  if (!row || !way || event.ctrlKey || event.metaKey) return;
  const plain = event.target.matches("[data-grip]") && !event.altKey && !event.shiftKey;
  if (!plain && !(event.altKey && event.shiftKey)) return;
  event.preventDefault();
  press(row, way);
});

// --- Dragging: up and down for the place, to the right for a part of the item above ---
let drag = null;
const marker = made("li", "", "agenda-rows__here");
marker.setAttribute("aria-hidden", "true");
const partsOf = (row) => {
  const all = rows(), found = [];
  for (let at = all.indexOf(row) + 1; !isPart(row) && all[at] && isPart(all[at]); at += 1) found.push(all[at]);
  return found;
};
const wholeOf = (row) => {
  const all = rows();
  let at = all.indexOf(row);
  while (at > 0 && isPart(all[at])) at -= 1;
  return all[at];
};
function aim(event) {
  const own = [drag.row, ...partsOf(drag.row)];
  const others = rows().filter((row) => !own.includes(row));
  const above = others.filter((row) => { const box = row.getBoundingClientRect(); return event.clientY > box.top + box.height / 2; }).pop();
  const deep = (isPart(drag.row) ? 1 : 0) + Math.round((event.clientX - drag.x) / 60);
  const asPart = Boolean(above) && own.length === 1 && deep > 0;
  drag.fields = { part_of: "", behind: "" };
  let last = above;
  if (asPart) {
    const whole = wholeOf(above);
    drag.fields = { part_of: whole.dataset.row, behind: above === whole ? "" : above.dataset.row };
  } else if (above) {
    const whole = wholeOf(above);
    drag.fields.behind = whole.dataset.row;
    last = [whole, ...partsOf(whole).filter((row) => row !== drag.row)].pop();
  }
  marker.classList.toggle("agenda-rows__here--part", asPart);
  if (last) last.after(marker);
  else list.prepend(marker);
  const edge = event.clientY < 60 ? -20 : event.clientY > innerHeight - 60 ? 20 : 0;
  if (edge) scrollBy(0, edge);
}
function drop(isMeant) {
  if (!drag) return;
  const { row, fields } = drag;
  drag = null;
  marker.remove();
  row.classList.remove("agenda-row--dragged");
  if (isMeant && fields) move(row, row.dataset.place, fields);
}
for (const grip of list.querySelectorAll("[data-grip]")) {
  grip.hidden = false;
  grip.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    drag = { row: grip.closest("[data-row]"), x: event.clientX, y: event.clientY };
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener("pointermove", (event) => {
    if (!drag || (!drag.fields && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 6)) return;
    drag.row.classList.add("agenda-row--dragged");
    aim(event);
  });
  grip.addEventListener("pointerup", () => drop(true));
  grip.addEventListener("pointercancel", () => drop(false));
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") drop(false); });
document.querySelector("[data-agenda-keys]").hidden = false;

// --- Saved while one writes. A field's default value is what the server has: what differs is not saved yet ---
const boxes = (form) => [...form.elements].filter((one) => /^row_(title_..|minutes)$/.test(one.name));
const isDirty = (form) => boxes(form).some((one) => one.value !== one.defaultValue);
const forms = () => [...list.querySelectorAll("[data-save]")];
const timers = new Map();
function later(form, wait) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), wait));
}
function save(form) {
  clearTimeout(timers.get(form));
  return inTurn(async () => {
    const row = form.closest("[data-row]"), problem = form.querySelector("[data-problem]");
    if (!isDirty(form) || form.dataset.conflict) return;
    const fields = Object.fromEntries(boxes(form).map((one) => [one.name, one.value]));
    let answer = await send(form.action, row.dataset.version, { once: uuid(), ...fields });
    const stands = answer?.told.stands;
    if (answer?.status === 409 && stands) {
      follow(answer.told);
      const same = boxes(form).every((one) => (stands[one.name] ?? "") === one.defaultValue);
      if (!same) return conflict(form, answer.told);
      answer = await send(form.action, row.dataset.version, { once: uuid(), ...fields }); // only its place was changed
    }
    if (answer?.status === 200) {
      for (const one of boxes(form)) one.defaultValue = fields[one.name];
      problem.replaceChildren();
      say(answer.told.saved);
    } else {
      say(answer ? "" : says.offline);
      problem.replaceChildren(...(answer ? [made("p", because(answer), "alert alert--stop")] : []));
      if (!answer || answer.status === 401) later(form, RETRY);
    }
    if (answer) follow(answer.told);
  });
}
// Two people wrote: both texts, and nothing goes unless somebody says so.
function conflict(form, told) {
  const card = made("div", "", "alert alert--stop d-block"), stands = told.stands;
  form.dataset.conflict = "yes";
  const settle = (mine) => {
    delete form.dataset.conflict;
    card.remove();
    for (const one of boxes(form)) {
      one.defaultValue = stands[one.name] ?? "";
      if (!mine) one.value = one.defaultValue;
    }
    if (mine) save(form);
  };
  const button = (words, mine) => {
    const one = made("button", words, "btn btn-quiet btn-sm");
    one.type = "button";
    one.addEventListener("click", () => settle(mine));
    return one;
  };
  const texts = (heading, said) => [made("h3", heading), ...boxes(form).map((one) => said(one)).filter(Boolean).map((text) => made("p", text))];
  card.append(made("p", says.both), ...texts(says.mine, (one) => one.value), ...texts(says.theirs, (one) => stands[one.name]));
  card.append(button(says.again, true), " ", button(says.discard, false));
  form.querySelector("[data-problem]").replaceChildren(card);
  form.closest("details").open = true;
}
list.addEventListener("input", (event) => { const form = event.target.closest("[data-save]"); if (form) later(form, PAUSE); });
list.addEventListener("change", (event) => { const form = event.target.closest("[data-save]"); if (form) save(form); });
window.addEventListener("online", () => forms().forEach(save));
window.addEventListener("beforeunload", (event) => { if (forms().some(isDirty)) event.preventDefault(); });
})();
