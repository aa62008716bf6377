"use strict";
const form = document.querySelector("form");
const shown = document.querySelector("output");
const found = [...document.querySelectorAll("#findings > li")].map((item) => ({ item, text: item.textContent.toLowerCase() }));

function wanted() {
  const asked = new FormData(form);
  const words = asked.get("words").toLowerCase().split(/\s+/).filter(Boolean);
  const severities = new Set(asked.getAll("severity"));
  const alike = (name, value) => !asked.get(name) || asked.get(name) === "=" + value;
  return ({ item, text }) =>
    severities.has(item.dataset.severity) &&
    alike("code", item.dataset.code) &&
    alike("source", item.dataset.source) &&
    alike("area", item.dataset.area) &&
    words.every((word) => text.includes(word));
}

function filter() {
  const fits = wanted();
  let n = 0;
  for (const one of found) {
    const fit = fits(one);
    one.item.hidden = !fit;
    n += fit;
  }
  shown.value = `${n} / ${found.length}`;
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, select")) {
    event.preventDefault();
    form.elements.words.focus();
  }
});
filter();
