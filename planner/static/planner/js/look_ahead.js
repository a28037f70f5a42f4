// A slider over the months beside the date field, which stays the one that is sent.
const box = document.querySelector("[data-months]");
const slider = box.querySelector("input");
const said = box.querySelector("output");
const field = slider.form.elements.namedItem("on");
const days = slider.dataset.days.trim().split(" ");

function spoken(day) {
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  return words.format(new Date(day));
}

function show(month) {
  said.value = month;
  const words = box.dataset.said.replace("{number}", month).replace("{day}", spoken(days[month]));
  slider.setAttribute("aria-valuetext", words);
}

slider.addEventListener("input", () => {
  show(slider.value);
  field.value = days[slider.value];
});

// The other way round: the slider stands at the last month that has begun on the day.
field.addEventListener("change", () => {
  const begun = days.filter((day) => day <= field.value).length - 1;
  if (begun < 0) return;
  slider.value = begun;
  show(begun);
});

show(slider.value);
box.hidden = false;
