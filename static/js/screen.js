// The screens of a sitting: fragments kept in step by polling, and the queue that sends what was written while the line was down.
(() => {
const EVERY = 1000;
const clock = (when) => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }).format(when);

// --- In step: <div data-live="address">, with <div data-lost> before it ---
for (const place of document.querySelectorAll("[data-live]")) {
  const lost = document.querySelector("[data-lost]");
  let tag = "", last = new Date();
  const poll = async () => {
    try {
      const answer = await fetch(place.dataset.live, { headers: tag ? { "If-None-Match": tag } : {}, redirect: "error", signal: AbortSignal.timeout(5000) });
      if (answer.status === 200) {
        place.innerHTML = await answer.text();
        tag = answer.headers.get("ETag") || "";
      } else if (answer.status !== 304) throw new Error(answer.status);
      last = new Date();
      lost.hidden = true;
    } catch {
      lost.textContent = lost.dataset.lost.replace("%t", clock(last));
      lost.hidden = false;
    }
    for (const left of place.querySelectorAll("[data-until]:not([data-until=None])")) {
      const minutes = Math.ceil((left.dataset.until * 1000 - Date.now()) / 60000);
      left.textContent = (minutes < 0 ? left.dataset.over : left.dataset.left).replace("%n", Math.abs(minutes));
    }
    setTimeout(poll, EVERY);
  };
  poll();
}

// --- The queue: <div data-outbox="key"> and forms with data-queue ---
const box = document.querySelector("[data-outbox]");
if (!box) return;
const key = box.dataset.outbox, says = box.dataset;
const queued = () => JSON.parse(localStorage.getItem(key) || "[]");
const keep = (list) => { localStorage.setItem(key, JSON.stringify(list)); show(); };
const uuid = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
const target = (one) => (one.kind === "show" ? "show" : `${one.kind}:${one.url}`);

function made(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
function button(words, act) {
  const one = made("button", words);
  one.type = "button";
  one.className = "btn btn-quiet";
  one.addEventListener("click", act);
  return one;
}
function texts(fields) {
  return Object.entries(fields).filter(([name, text]) => text && !["once", "version"].includes(name)).map(([, text]) => text);
}
function side(heading, lines) {
  const part = document.createElement("div");
  part.append(made("h3", heading), ...lines.map((line) => made("p", line)));
  return part;
}
// What is not sent yet, and what was refused: both texts, nothing is dropped unless somebody says so.
function show() {
  const list = queued(), count = box.querySelector("[data-count]"), place = box.querySelector("[data-conflicts]");
  count.hidden = !list.length;
  count.textContent = says.waiting.replace("%n", list.length);
  place.replaceChildren(...list.filter((one) => one.refused).map((one) => {
    const card = document.createElement("section"), bar = document.createElement("p");
    card.className = "alert alert--stop d-block";
    card.append(...(one.refused.says || []).map((line) => made("p", line)), side(says.mine, [one.about, ...texts(one.fields)]));
    const stands = Object.values(one.refused.stands || {});
    if (stands.length) card.append(side(says.theirs, stands));
    if (!one.refused.closed) bar.append(button(one.refused.ask ? says.sure : says.again, () => settle(one, (mine) => {
      if (mine.refused.version !== undefined) mine.fields.version = String(mine.refused.version);
      if (mine.refused.ask) mine.fields.is_sure = "on";
      mine.fields.once = uuid();
      delete mine.refused;
    })));
    bar.append(" ", button(says.discard, () => settle(one, null)));
    card.append(bar);
    return card;
  }));
}
function settle(one, change) {
  const list = queued(), at = list.findIndex((mine) => mine.fields.once === one.fields.once);
  if (at < 0) return;
  if (change) change(list[at]);
  else list.splice(at, 1);
  keep(list);
  send();
}

let isSending = false;
async function send() {
  if (isSending) return;
  isSending = true;
  try {
    for (let one; (one = queued().find((mine) => !mine.refused));) {
      const body = new URLSearchParams({ ...one.fields, csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value });
      const answer = await fetch(one.url, { method: "POST", body, headers: { "X-Queue": "1" }, redirect: "error", signal: AbortSignal.timeout(10000) });
      if (answer.status === 401) { box.querySelector("[data-count]").textContent = says.signin; break; }
      if (![200, 403, 409, 422].includes(answer.status)) break;
      const told = await answer.json();
      const list = queued(), at = list.findIndex((mine) => mine.fields.once === one.fields.once);
      if (at < 0) continue;
      if (answer.status === 200) {
        list.splice(at, 1);
        // What waits behind it rests on what it just changed.
        for (const mine of list) if (!mine.refused && target(mine) === target(one)) mine.fields.version = String(told.version);
        stands(one, told.version);
      } else list[at].refused = told;
      keep(list);
    }
  } catch {
    // The line is down: it stays in the queue.
  }
  isSending = false;
}
setInterval(send, 3000);
window.addEventListener("online", send);

// --- The page follows what was written, sent or not ---
const items = [...document.querySelectorAll("[data-item]")];
const form = (kind) => document.querySelector(`section > form[data-queue=${kind}]`);
const current = () => items.findIndex((one) => one.getAttribute("aria-current") === "true");
const boxes = () => [...form("wording").querySelectorAll("[name^=text_]")];

function stands(one, version) {
  if (one.kind === "show") for (const field of document.querySelectorAll("[data-item] [name=version]")) field.value = version;
  const item = items.find((mine) => one.url.includes(mine.dataset.item));
  if (one.kind !== "wording" || !item) return;
  item.dataset.wordingVersion = version;
  if (form("wording").action.includes(item.dataset.item)) form("wording").elements.version.value = version;
}
function turn(item) {
  const was = items[current()];
  for (const one of boxes()) was.dataset[one.lang] = one.value;
  for (const one of items) one.toggleAttribute("aria-current", false);
  item.setAttribute("aria-current", "true");
  document.querySelector("#heard").textContent = item.dataset.title;
  for (const one of document.querySelectorAll("section > form[data-queue]")) {
    one.action = one.action.replace(was.dataset.item, item.dataset.item);
    one.elements.version.value = one.dataset.queue === "wording" ? item.dataset.wordingVersion : item.dataset.version;
  }
  const decide = document.querySelector("[data-decide]");
  if (decide) decide.href = item.dataset.decide;
  for (const one of boxes()) { one.value = item.dataset[one.lang] || ""; one.dispatchEvent(new Event("input", { bubbles: true })); }
}
function enqueue(sent) {
  const fields = Object.fromEntries([...new FormData(sent)].filter(([name]) => name !== "csrfmiddlewaretoken"));
  fields.once = uuid();
  const item = sent.closest("[data-item]") || items[current()];
  const one = { kind: sent.dataset.queue, url: sent.action, about: item.dataset.title, fields };
  keep([...queued(), one]);
  if (one.kind === "show") turn(item);
  if (one.kind === "note") for (const field of sent.querySelectorAll("textarea")) field.value = "";
  if (one.kind === "speaker") sent.reset();
  send();
}
// Before the guard of 10-once.js, which lets a form go only once.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-queue]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  enqueue(event.target);
}, true);
function go(step) {
  const item = items[current() + step];
  if (item) item.querySelector("form").requestSubmit();
}
for (const one of document.querySelectorAll("[data-go]")) {
  one.hidden = false;
  one.addEventListener("click", () => go(Number(one.dataset.go)));
}

// --- Keys: outside of text fields, or with Alt ---
const focus = (kind, field) => { const found = form(kind); if (found) [...found.querySelectorAll(field)].find((one) => one.offsetParent)?.focus(); };
const press = (kind) => form(kind)?.requestSubmit();
const KEYS = {
  KeyN: () => go(1), KeyP: () => go(-1), KeyW: () => focus("wording", "textarea"), KeyS: () => press("wording"),
  KeyR: () => focus("note", "textarea"), KeyL: () => focus("speaker", "select"), KeyX: () => press("call"),
  KeyD: () => document.querySelector("[data-decide]")?.click(),
};
document.addEventListener("keydown", (event) => {
  const writes = event.target.closest("input,textarea,select,[contenteditable]");
  if (event.ctrlKey || event.metaKey || (writes && !event.altKey) || !KEYS[event.code] || !items.length) return;
  event.preventDefault();
  KEYS[event.code]();
});
show();
send();
})();
