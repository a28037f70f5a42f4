// Small comforts on every page; nothing depends on them.
const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

// “/” goes to the search field.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const field = document.querySelector("[data-search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
});

// Escape, or a click elsewhere, closes an open menu; a focus inside goes back to its button.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu === except) continue;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus(null);
});
addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));

// A form that is on its way is not sent twice by a second click.
addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  if (event.target.dataset.sending) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sending = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sending;
});

// When an answer does not come, or is an error, the page says so where messages appear.
// The words stand in the markup, in the reader’s language.
function say(what) {
  const messages = document.getElementById("messages");
  if (!messages) return;
  const message = document.createElement("div");
  message.className = "message error";
  const text = document.createElement("p");
  text.textContent = messages.dataset[what];
  message.append(text);
  messages.replaceChildren(message);
}
addEventListener("htmx:sendError", () => say("silence"));
addEventListener("htmx:responseError", () => say("refusal"));
