"use strict";
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const words = new Map();
for (const run of all("[data-k]"))
  for (const key of run.dataset.k.split(" ")) words.set(key, (words.get(key) || []).concat(run));

function clear() {
  for (const run of all(".hit")) run.classList.remove("hit");
  for (const card of all(".card.on")) card.classList.remove("on");
}

function show(key) {
  const runs = words.get(key) || [];
  for (const run of runs) run.classList.add("hit");
  return runs[0];
}

function select(card, mark) {
  clear();
  card.classList.add("on");
  for (const cell of all("[data-go]", card)) if (mark) show(cell.dataset.go);
}

document.addEventListener("click", (event) => {
  const cell = event.target.closest("[data-go]");
  if (cell) {
    select(cell.closest(".card"), false);
    const first = show(cell.dataset.go);
    if (first) first.scrollIntoView({ block: "center" });
    return;
  }
  const run = event.target.closest("[data-k]");
  if (run) go(run.dataset.k.split(" ")[0].split(".")[0]);
});

function go(id) {
  const card = document.getElementById(id);
  if (!card || !card.classList.contains("card")) return;
  card.classList.remove("hidden");
  select(card, true);
  card.scrollIntoView({ block: "center" });
  card.focus({ preventScroll: true });
}

function step(by) {
  const cards = all(".card:not(.hidden)");
  const at = cards.findIndex((card) => card.classList.contains("on"));
  const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by];
  if (next) go(next.id);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "Escape") clear();
});

for (const button of all(".filter"))
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    for (const card of all(".card." + button.dataset.quad)) card.classList.toggle("hidden", !on);
  });

window.addEventListener("hashchange", () => go(location.hash.slice(1)));
if (location.hash) go(location.hash.slice(1));
