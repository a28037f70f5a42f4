// Passkeys: the browser asks its owner, and the answer goes into a hidden field of the form.
const { create, get } = window.webauthnJSON;
const given = () => JSON.parse(document.getElementById("passkey-options").textContent);

async function created(form) {
  const options = given().creation_options;
  const alone = Boolean(form.elements.passwordless?.checked);
  const wanted = options.publicKey.authenticatorSelection;
  wanted.residentKey = alone ? "required" : "discouraged";
  wanted.requireResidentKey = alone;
  if (alone) wanted.userVerification = "required";
  return create(options);
}

async function asked(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return get((await answer.json()).request_options);
}

const ways = { create: created, get: () => get(given().request_options), "sign-in": asked };

async function use(button) {
  const form = button.form;
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  button.disabled = true;
  try {
    form.elements.credential.value = JSON.stringify(await ways[button.dataset.passkey](form));
    form.submit();
  } catch {
    failed.hidden = false;
  } finally {
    button.disabled = false;
  }
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  button.hidden = false;
  button.addEventListener("click", () => use(button));
}
