// What Django's admin builds in the browser and leaves without a name or a role.
const name = () => {
  // The box that a lookup shows in the place of its select gets the select's name.
  for (const box of document.querySelectorAll(".select2-selection__rendered")) {
    const select = box.closest(".select2")?.previousElementSibling;
    if (select?.title) box.setAttribute("aria-label", select.title);
  }
  // A hint that is nothing but its label is read out as a picture is.
  for (const hint of document.querySelectorAll(".help-tooltip[aria-label]:not([role])")) hint.setAttribute("role", "img");
};
name();
new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
