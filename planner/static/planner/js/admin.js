// The box that a lookup shows in the place of its select has no name of its own: it gets the select's.
const name = () => {
  for (const box of document.querySelectorAll(".select2-selection__rendered")) {
    const select = box.closest(".select2")?.previousElementSibling;
    if (select?.title) box.setAttribute("aria-label", select.title);
  }
};
name();
new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
