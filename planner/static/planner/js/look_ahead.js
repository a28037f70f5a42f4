// A slider over the months beside the date field, which stays the one that is sent.
const box = document.querySelector("[data-months]");
const slider = box.querySelector("input");
const said = box.querySelector("output");
const field = slider.form.elements.namedItem("on");
const days = slider.dataset.days.trim().split(" ");

function show(month) {
  said.value = month;
  slider.setAttribute("aria-valuetext", `${month} months: ${days[month]}`);
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
