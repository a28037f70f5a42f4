// The career map is complete without this: links in an SVG that scrolls. Here are zoom and drag,
// arrow keys from station to station, and the role beside the map.
const view = document.querySelector(".map-view");
const map = view.querySelector(".map");
const panel = document.getElementById("panel");
const scaled = [...view.querySelectorAll("[data-scale]")].map((svg) => [svg, +svg.getAttribute("width"), +svg.getAttribute("height")]);
const stations = [...map.querySelectorAll(".station")];
const mine = map.querySelector("[data-me]");
const LEAST = 0.45;
const MOST = 2;
let scale = 1;
let current = mine ?? stations[0];

const place = (station) => ({ x: +station.dataset.x, y: +station.dataset.y });
const headHeight = () => view.querySelector(".map-heads").getBoundingClientRect().height;
const levelWidth = () => view.querySelector(".map-levels").getBoundingClientRect().width;

function resize(wanted) {
  scale = Math.min(MOST, Math.max(LEAST, wanted));
  for (const [svg, width, height] of scaled) {
    svg.setAttribute("width", width * scale);
    svg.setAttribute("height", height * scale);
  }
}

// The point of the map at (x, y) of the view stays where it is.
function zoom(factor, x = view.clientWidth / 2, y = view.clientHeight / 2) {
  const before = scale;
  const left = (view.scrollLeft + x) / before;
  const top = (view.scrollTop + y) / before;
  resize(before * factor);
  view.scrollTo(left * scale - x, top * scale - y);
}

// The whole map if its words stay legible, else its whole height, with my place in view.
function fit() {
  const [, width, height] = scaled.find(([svg]) => svg === map);
  const [, levels] = scaled.find(([svg]) => svg.classList.contains("map-levels"));
  const [, , heads] = scaled.find(([svg]) => svg.classList.contains("map-heads"));
  const across = (view.clientWidth - 2) / (width + levels);
  const down = (view.clientHeight - 2) / (height + heads);
  resize(Math.max(Math.min(across, down, 1.25), Math.min(across, 1.25) > 0.8 ? 0.8 : 0.9));
  if (current) reveal(current);
}

// How much of the view a panel that rises from below hides, on a phone.
function coveredBelow() {
  if (!panel.childElementCount || innerWidth > 720) return 0;
  return Math.max(0, view.getBoundingClientRect().bottom - panel.getBoundingClientRect().top);
}

// Scrolls just so far that a station and its label are in view, beside the panel.
function reveal(station) {
  const { x, y } = place(station);
  const covered = panel.childElementCount && innerWidth > 720 ? panel.offsetWidth + 24 : 12;
  const left = x * scale - 24;
  const right = (x + 112) * scale + levelWidth() + covered;
  const top = (y - 44) * scale;
  const bottom = (y + 44) * scale + headHeight() + coveredBelow();
  if (right > view.scrollLeft + view.clientWidth) view.scrollLeft = right - view.clientWidth;
  if (left < view.scrollLeft) view.scrollLeft = left;
  if (bottom > view.scrollTop + view.clientHeight) view.scrollTop = bottom - view.clientHeight;
  if (top < view.scrollTop) view.scrollTop = top;
}

// Zoom: buttons, and the wheel with Ctrl or ⌘ (also the pinch of a touch pad).
const buttons = document.querySelector(".map-zoom");
const actions = { in: () => zoom(1.2), out: () => zoom(1 / 1.2), fit, me: () => mine && centre(mine) };
function centre(station) {
  const { x, y } = place(station);
  view.scrollTo(x * scale - view.clientWidth / 2, y * scale - view.clientHeight / 2);
}
buttons.hidden = false;
buttons.addEventListener("click", (event) => actions[event.target.closest("button")?.value]?.());
view.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const box = view.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY * 0.002), event.clientX - box.left, event.clientY - box.top);
}, { passive: false });

// Drag with the mouse; fingers scroll by themselves.
let grip = null;
view.addEventListener("pointerdown", (event) => {
  if (event.pointerType !== "mouse" || event.button !== 0) return;
  grip = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop, moved: false };
});
addEventListener("pointermove", (event) => {
  if (!grip) return;
  const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
  if (!grip.moved && Math.hypot(dx, dy) < 5) return;
  grip.moved = true;
  view.classList.add("grabbed");
  view.scrollTo(grip.left - dx, grip.top - dy);
});
for (const name of ["pointerup", "pointercancel"]) {
  addEventListener(name, () => {
    view.classList.remove("grabbed");
    if (grip?.moved) addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", stop, { capture: true }));
    grip = null;
  });
}
function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}
view.addEventListener("dragstart", (event) => event.preventDefault());

// Keyboard: one tab stop, arrows go to the nearest station in their direction.
function rove(station) {
  for (const other of stations) other.setAttribute("tabindex", other === station ? "0" : "-1");
  current = station;
}
if (current) rove(current);
const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
function nearest([dx, dy]) {
  const from = place(current);
  const scored = stations.filter((station) => station !== current).map((station) => {
    const { x, y } = place(station);
    const along = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    return { station, along, score: along + 2.2 * aside };
  });
  return scored.filter(({ along }) => along > 4).sort((a, b) => a.score - b.score)[0]?.station;
}
function go(station) {
  if (!station) return;
  rove(station);
  station.focus({ preventScroll: true });
  reveal(station);
}
view.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key in DIRECTIONS) {
    event.preventDefault();
    go(document.activeElement === view ? current : nearest(DIRECTIONS[event.key]));
  } else if (event.key === "+" || event.key === "=") zoom(1.2);
  else if (event.key === "-") zoom(1 / 1.2);
  else if (event.key === "0") fit();
  else if (event.key === "Home" && mine) go(mine);
});

// The moves of a station stand out while it is pointed at.
const moves = map.querySelector(".moves");
function light(station) {
  const code = station?.dataset.code;
  moves.classList.toggle("near", Boolean(code) && !moves.classList.contains("dim"));
  for (const path of moves.querySelectorAll("[data-ends]")) {
    path.classList.toggle("near", path.dataset.ends.split(" ").includes(code));
  }
}
for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  map.addEventListener(enter, (event) => light(event.target.closest(".station")));
  map.addEventListener(leave, () => light(null));
}

// The role beside the map: the same address as the link, only its part.
async function open(station) {
  for (const other of stations) other.removeAttribute("aria-current");
  station.setAttribute("aria-current", "true");
  rove(station);
  await htmx.ajax("GET", station.getAttribute("href"), { target: panel });
  reveal(station);
  panel.scrollTop = 0;
  panel.querySelector("h2")?.focus({ preventScroll: true });
}
function close() {
  panel.replaceChildren();
  for (const station of stations) station.removeAttribute("aria-current");
  current?.focus({ preventScroll: true });
}
map.addEventListener("click", (event) => {
  const station = event.target.closest(".station");
  if (!station || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(station);
});
panel.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) close();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel.childElementCount) close();
});

new ResizeObserver(fit).observe(view);
const asked = new URLSearchParams(location.search).get("role");
const wanted = stations.find((station) => station.dataset.code === asked);
if (wanted) open(wanted);
